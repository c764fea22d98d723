import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findRunbooks } from "../../runbooks/search/find-runbooks.ts";
import { whyText } from "../../runbooks/search/found-text.ts";
import { createSearchIndex } from "../../runbooks/search/search-index.ts";
import { rootOf, stem, wordsIn } from "../../runbooks/search/words.ts";
import { PARAPHRASES } from "../support/paraphrases.ts";
import { tenRunbooks, tenTexts } from "../support/ten-runbooks.ts";

const runbooks = tenRunbooks();
const texts = [...tenTexts()];
const breakOf = (id: string | undefined): string => id?.split("/")[1] ?? "nothing";
const firstHit = (query: string): string =>
  breakOf(findRunbooks(runbooks, query, 1).found[0]?.runbook.frontMatter.id);

/** What somebody does without us: the first file in which all words stand. */
function grep(query: string): string {
  const words = query.toLowerCase().split(/\s+/u);
  const file = texts.find(([, text]) => words.every((word) => text.toLowerCase().includes(word)));
  return file?.[0].replace(".md", "") ?? "nothing";
}

describe("words", () => {
  test.each([
    [["save", "saves", "saved", "saving"]],
    [["time out", "timeouts", "timed out", "timing-out"]],
    [["query", "queries"]],
    [["refuse", "refused", "refuses", "refusing"]],
    [["fail", "fails", "failed", "failing", "failure", "failures"]],
    [["stop", "stops", "stopped", "stopping"]],
    [["slow", "slowly", "slower", "slowness"]],
    [["connect", "connection", "connections", "connected"]],
    [["log in", "logging in", "login", "logins", "sign in", "signed in"]],
    [["can't", "cant", "can’t"]],
  ])("of one root are one: %j", (forms) => {
    const roots = forms.map((form) => wordsIn(form).map((word) => rootOf(word)));
    expect(new Set(roots.map((root) => JSON.stringify(root))).size).toBe(1);
  });

  test.each([
    ["status", "state"],
    ["class", "clash"],
    ["bus", "but"],
    ["503", "502"],
    ["thing", "the"],
  ])("of two roots stay two: %s and %s", (one, other) => {
    expect(stem(one)).not.toBe(stem(other));
  });

  test("are cut where nobody types on", () => {
    expect(wordsIn("x".repeat(1_000_000))).toEqual(["x".repeat(40)]);
    expect(wordsIn("a ".repeat(100_000)).length).toBeLessThan(5000);
    expect(findRunbooks(runbooks, `${"zzz ".repeat(100)} lock`, 1).found).toEqual([]);
  });

  test("an alert falls into its words", () => {
    expect(wordsIn("GotvElectionDayDatabaseSlow")).toEqual(["gotv", "election", "day", "database", "slow"]);
  });
});

describe("each runbook is the first hit", () => {
  const own = runbooks.flatMap(({ frontMatter }) =>
    [frontMatter.title, ...frontMatter.symptoms].map((phrase) => [phrase, breakOf(frontMatter.id)] as const),
  );

  test("there are enough of them to be mistaken for each other", () => {
    expect(runbooks.length).toBeGreaterThanOrEqual(8);
    expect(own.length).toBeGreaterThanOrEqual(30);
  });

  test.each(own)("by its own phrase: %s", (phrase, breakId) => {
    expect(firstHit(phrase)).toBe(breakId);
  });

  test("by most of the phrases it was not given, more often than grep", () => {
    expect(PARAPHRASES.length).toBeGreaterThanOrEqual(25);
    const all = new Set(own.map(([phrase]) => phrase));
    expect(PARAPHRASES.filter(([phrase]) => all.has(phrase))).toEqual([]);
    const ours = PARAPHRASES.filter(([phrase, meant]) => firstHit(phrase) === meant).length;
    const greps = PARAPHRASES.filter(([phrase, meant]) => grep(phrase) === meant).length;
    const score = `ours ${ours}, grep ${greps}, of ${PARAPHRASES.length}`;
    expect(ours, score).toBeGreaterThan(greps);
    expect(ours / PARAPHRASES.length, score).toBeGreaterThanOrEqual(0.85);
  });

  test("by its alert, its break and an error that was seen", () => {
    expect(firstHit("GotvElectionDaySmsGatewayRejects")).toBe("sms-gateway-rejects");
    expect(firstHit("clock-skewed")).toBe("clock-skewed");
    expect(firstHit("status 507")).toBe("disk-full");
  });
});

describe("what is found says", () => {
  test("which words were found where, and which phrase is nearest", () => {
    const [hit] = findRunbooks(runbooks, "contact saves", 1).found;
    expect(hit?.nearest).toBe("contacts are not saving");
    expect(hit === undefined ? "" : whyText(hit)).toBe(
      '"contacts", "saving" in the symptoms, "save" in the title; people say: "contacts are not saving"',
    );
  });

  test("what tells the first two apart when both may be meant", () => {
    const { found, close } = findRunbooks(runbooks, "saving 503 lock contacts", 2);
    expect(new Set(found.map(({ runbook }) => breakOf(runbook.frontMatter.id)))).toEqual(
      new Set(["database-slow", "table-locked"]),
    );
    expect(close.join("\n")).toMatch(/waiting-on-lock/u);
  });

  test("nothing of what tells apart when one is clearly meant", () => {
    expect(findRunbooks(runbooks, "OAuth callback returns 502", 3).close).toEqual([]);
  });
});

describe("a hostile query is harmless", () => {
  test.each([
    ["nothing", ""],
    ["blanks", " \n\t "],
    ["signs", "([{*+?.^$|\\"],
    ["an escape", "\u001B[31mred\u0007"],
    ["pictures", "🗳️🔥👩‍👩‍👧"],
    ["the name of a property", "__proto__ constructor toString"],
    ["one very long word", "x".repeat(1_000_000)],
    ["very many words", "database ".repeat(100_000)],
    ["many marks", "é\u0301".repeat(10_000)],
  ])("%s", (_what, query) => {
    const started = performance.now();
    expect(findRunbooks(runbooks, query, 3).found.length).toBeLessThanOrEqual(3);
    // A bound against hanging, not a measurement.
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test("whatever it is", () => {
    const { search } = createSearchIndex(runbooks);
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (query) => {
        expect(search(query).every(({ score }) => Number.isFinite(score))).toBe(true);
      }),
    );
  });
});
