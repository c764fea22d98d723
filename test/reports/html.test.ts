import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { htmlFormat } from "../../reports/formats/html.ts";
import { formats } from "../../reports/index.ts";
import { html, link } from "../../reports/markup.ts";
import { aPageOne } from "../support/a-page-one.ts";
import { aReadiness } from "../support/a-readiness.ts";
import { HOSTILE, hostileReadiness } from "./hostile-readiness.ts";
import { shapesOf, tagsOf } from "./well-formed.ts";

const page = htmlFormat.render(aReadiness());

/** The page without its styles and its tags: what is left when a mail client takes both away. */
const words = (text: string): string =>
  text
    .replaceAll(/<style>.*?<\/style>/gsu, " ")
    .replaceAll(/<[^>]*>/gu, " ")
    .replaceAll(/\s+/gu, " ");

describe("the page", () => {
  test("is well formed, and needs no script and no network", () => {
    const tags = tagsOf(page).map(({ name }) => name);
    for (const name of ["script", "link", "img", "iframe", "object", "form"])
      expect(tags).not.toContain(name);
    expect(page).not.toMatch(/url\(|@import|src=/u);
    expect(page).toContain("default-src &#39;none&#39;".replaceAll("&#39;", "'"));
  });

  test("reads without its styles: verdict, sentence, headings and numbers are words", () => {
    const text = words(page);
    expect(text).toContain("✓ READY");
    expect(text).toContain(aReadiness().sentence);
    expect(text).toContain("1,200,000 planned = 1,200,000 sent + 0 dropped");
    expect(text).toContain("Do not do this.");
    expect(text).toContain("Reached queue-writes after 1.2 s");
  });

  test("says first what did not hold, and who must do what by when", () => {
    const [, , third, ...others] = aReadiness().gates;
    if (third === undefined) throw new Error("the builder has gates");
    const gates = [...others, { ...third, pass: "inconclusive" as const }, { ...third, pass: false }];
    const text = words(htmlFormat.render(aReadiness({ gates })));
    const places = ["✗ failed", "? inconclusive", "✓ passed"].map((word) => text.indexOf(word));
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const told = text.slice(0, places[0]);
    const withoutTasks = htmlFormat.render(aReadiness({ pageOne: aPageOne({ tasks: [] }) }));
    expect(told).toMatch(/To do first : [^.]+\. gotv-platform, before 2012-11-06\./u);
    expect(words(withoutTasks)).toContain("To decide first, for database-slow : Have somebody at hand");
  });

  test("links each break to its runbook", () => {
    for (const { runbook } of aReadiness().breaks) expect(page).toContain(`href="${runbook}"`);
  });

  test("links within itself lead somewhere, and no id stands twice", () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/gu)) expect(ids).toContain(target);
  });

  test("every table has a caption and every row a heading", () => {
    const tables = page.match(/<table>.*?<\/table>/gsu) ?? [];
    expect(tables.length).toBeGreaterThan(5);
    for (const table of tables) {
      expect(table).toMatch(/<caption>[^<]+<\/caption>/u);
      const rows = (table.match(/<tr>/gu) ?? []).length - 1;
      expect(table.match(/<th scope="row">/gu) ?? []).toHaveLength(rows);
    }
  });

  test("is built of the same parts whatever the texts are", () => {
    const known = shapesOf(
      htmlFormat.render(
        aReadiness({
          interrupted: true,
          healed: false,
          troubles: ["one"],
          calls: { ...aReadiness().calls, sent: 1 },
        }),
      ),
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...HOSTILE), { minLength: 1, maxLength: HOSTILE.length }),
        (texts) => {
          for (const shape of shapesOf(htmlFormat.render(hostileReadiness(texts)))) {
            expect(known).toContain(shape);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  test("says that lost writes were not counted when there is no ledger", () => {
    const { ledger: _, ...rest } = aReadiness();
    expect(words(htmlFormat.render(rest))).toContain("lost and doubled writes were not counted");
  });

  test("warns when the calls do not add up", () => {
    const calls = { ...aReadiness().calls, answered: 5 };
    expect(words(htmlFormat.render(aReadiness({ calls })))).toContain("These sums do not add up.");
  });
});

test("no format brings a character onto a screen that steers it or that nobody sees", () => {
  for (const { name, render } of formats.entries) {
    const text = render(hostileReadiness(HOSTILE));
    expect(text, name).not.toMatch(/(?![\n\t\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  }
});

describe("html", () => {
  test("escapes every text and keeps markup that it made itself", () => {
    expect(html`<p title="${'"'}">${"<b>"}${html`<i>${"&"}</i>`}</p>`.text).toBe(
      '<p title="&quot;">&lt;b&gt;<i>&amp;</i></p>',
    );
  });

  test("writes a number that is none as a dash", () => {
    expect(html`${Number.NaN}`.text).toBe("–");
  });
});

describe("link", () => {
  test.each(["runbooks/database-slow.md", "https://example.org/a?b=c", "runbook.html#fix"])(
    "%s leads",
    (to) => {
      expect(link(to, "x").text).toContain("<a href=");
    },
  );

  test.each(["javascript:alert(1)", "//evil.example", "data:text/html,x", " x", "", "file:///etc", "a b"])(
    "%j is only text",
    (to) => {
      expect(link(to, "x").text).toBe("x");
    },
  );
});
