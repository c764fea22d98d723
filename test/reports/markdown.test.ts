import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markdownFormat } from "../../reports/formats/markdown.ts";
import { fenced, md, mdLink } from "../../reports/markdown/escape.ts";
import { aReadiness } from "../support/a-readiness.ts";
import { HOSTILE, hostileReadiness } from "./hostile-readiness.ts";
import { numbersIn, numbersOf } from "./numbers-of.ts";

/** The lines outside of code, with everything taken away that a backslash or a comment makes plain. */
function activeLines(text: string): readonly string[] {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of text.split("\n")) {
    const marker = /^(`{3,})(?:text)?$/u.exec(line)?.[1];
    if (fence === undefined && marker !== undefined) fence = marker;
    else if (fence !== undefined && marker === fence) fence = undefined;
    else if (fence === undefined) lines.push(line.replaceAll(/\\./gu, "").replaceAll("<!-- -->", "\u2063"));
  }
  expect(fence).toBeUndefined();
  return lines;
}

/** Code, HTML, formulas, pictures, links to anything but a plain address, bare addresses, mentions. */
const ACTIVE = /[`<$~]|!\[|\]\((?!\w[\w.~%/-]*\))|:\/\/|@\w|www\.\w/u;

test("the report is well under what a step summary may hold", () => {
  expect(markdownFormat.render(aReadiness()).length).toBeLessThan(100_000);
});

test("no number is printed that was not measured", () => {
  const readiness = aReadiness();
  // What the report adds up by itself, worked out by hand: 1,200 + 2,400 + 3,600 bad calls of the three faults, and the
  // peak of 8,137 calls/s of a day that is replayed 180 times faster, in a minute of that day. Then the date of the source.
  const sums = [7200, (8137 * 60) / 180, "11 March 2013"];
  const known = numbersOf({ readiness, sums, lengths: [readiness.breaks.length, 1, 2, 99, 256] });
  for (const number of numbersIn(markdownFormat.render(readiness))) expect(known).toContain(number);
});

test("texts from outside make no markup, no link, no mention and no cell", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...HOSTILE), { minLength: 1, maxLength: HOSTILE.length }),
      (texts) => {
        let columns = 0;
        for (const line of activeLines(markdownFormat.render(hostileReadiness(texts)))) {
          expect(line.replace("`gameday heal`", "")).not.toMatch(ACTIVE);
          const cells = line.startsWith("|") ? line.split("|").length : 0;
          expect(columns === 0 || cells === 0 ? columns : cells).toBe(columns);
          columns = cells;
        }
      },
    ),
    { numRuns: 100 },
  );
});

describe("md", () => {
  test.each([
    ["a | b", String.raw`a \| b`],
    ["<b>", "&lt;b&gt;"],
    ["- item", String.raw`\- item`],
    ["1. item", String.raw`1\. item`],
    ["99.5 % good", "99.5 % good"],
    ["two\nlines", "two lines"],
    ["https://x.org", "https:<!-- -->//x.org"],
    ["database-slow", "database-slow"],
  ])("%j becomes %j", (text, escaped) => {
    expect(md(text)).toBe(escaped);
  });
});

test("a fence is longer than any in its text", () => {
  expect(fenced("```\nx\n````")).toBe("`````text\n```\nx\n````\n`````");
});

test("only plain addresses become links", () => {
  expect(mdLink("runbooks/a.md", "runbook")).toBe("[runbook](runbooks/a.md)");
  expect(mdLink("javascript:alert(1)", "runbook")).toBe("runbook");
  expect(mdLink("a)b", "runbook")).toBe("runbook");
});
