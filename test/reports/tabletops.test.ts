import { describe, expect, it } from "vitest";
import { renderTerminal } from "../../reports/formats/terminal.ts";
import { formats } from "../../reports/index.ts";
import { aBareTabletop, asFinding, aTabletop } from "../support/a-tabletop.ts";
import { aReadiness } from "../support/a-readiness.ts";

const TITLE = "Talked through, not run";
const found = [asFinding(aTabletop()), asFinding(aBareTabletop({ symptom: "<b>Every browser | warns" }))];
const render = (format: string, tabletops = found): string =>
  formats.get(format).render(aReadiness({ tabletops }));

const words = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .replaceAll("\u00A0", " ");

const section = (html: string): string =>
  /<section>\s*<h2 id="tabletops">([\s\S]*?)<\/section>/u.exec(html)?.[1] ?? "";

describe("tabletops in a report", () => {
  it("are a section of the page with when and by whom, and a way to it and to their runbooks", () => {
    const html = render("html");
    const said = words(section(html));
    expect(said).toContain(TITLE);
    expect(said).toContain("1 of 2 tabletops talked through, none of them run");
    expect(said).toContain("They prove nothing, and they are in no gate and in no score");
    expect(said).toContain("on 2026-10-12 by operations and the field director, in 40 min");
    expect(said).toContain("not yet");
    expect(said).toContain("A TCP proxy cannot take a name out of DNS.");
    expect(section(html)).toContain('<a href="runbooks/name-gone.md">name-gone</a>');
    expect(section(html)).not.toContain("<b>");
    expect(html).toContain('<a href="#tabletops">');
  });

  it("are a table of the Markdown", () => {
    const text = render("markdown");
    expect(text).toContain(`\n## ${TITLE}\n`);
    expect(text).toContain(
      "| [name-gone](runbooks/name-gone.md) | Nobody finds our site | sev1 | operations | A TCP proxy cannot take a name out of DNS. | on 2026-10-12 by operations and the field director, in 40 min |",
    );
    expect(text).toContain("&lt;b&gt;Every browser \\| warns");
    expect(text).toContain("| not yet |");
  });

  it("are data for scripts, without a talk where there was none", () => {
    const { tabletops } = JSON.parse(render("json")) as { tabletops: readonly object[] };
    expect(tabletops).toMatchObject([
      { id: "name-gone", talked: { on: "2026-10-12", by: "operations and the field director" } },
      { id: "certificate-out", cannot: "A TCP proxy cannot take a name out of DNS." },
    ]);
    expect(tabletops[1]).not.toHaveProperty("talked");
  });

  it("are told at the end of a run", () => {
    const lines = renderTerminal(aReadiness({ tabletops: found }), { colour: false }).split("\n");
    const at = lines.indexOf(TITLE);
    expect(at).toBeGreaterThan(0);
    expect(lines[at + 1]).toContain("name-gone");
    expect(lines[at + 1]).toContain("on 2026-10-12 by operations");
    expect(lines[at + 2]).toContain("certificate-out  talked through: not yet");
  });

  it.each(formats.names)("leave no byte in %s where there are none", (format) => {
    const without = formats.get(format).render(aReadiness());
    expect(render(format, [])).toBe(
      format === "json" ? without.replace('\n  "healed":', '\n  "tabletops": [],\n  "healed":') : without,
    );
    expect(without).not.toMatch(/tabletop|Talked through/u);
  });
});
