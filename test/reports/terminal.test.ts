import { describe, expect, test } from "vitest";
import { renderTerminal, terminalFormat } from "../../reports/formats/terminal.ts";
import type { MasterNote } from "../../model/readiness.ts";
import { millis } from "../../model/units.ts";
import { aReadiness } from "../support/a-readiness.ts";
import { databaseSlow } from "../support/rehearsed-breaks.ts";
import { HOSTILE, hostileReadiness } from "./hostile-readiness.ts";
import { numbersIn, numbersOf } from "./numbers-of.ts";

const text = terminalFormat.render(aReadiness());

test("the first line is the verdict and why", () => {
  expect(text.split("\n")[0]).toMatch(/^✓ READY: All 3 breaks/u);
});

test("a break is one line of outcome and numbers", () => {
  expect(text).toContain(
    "  ✓ database-slow  fix proven  good 99.98 % → 3.1 % → fixed 99.8 % after 1.2 s → 99.98 %\n",
  );
  expect(text).toContain("do not: bigger-pool, still 96.6 % bad");
});

test("calls, writes and healing each have their line", () => {
  expect(text).toMatch(/✓ Calls +1,200,000 planned: 1,076,005 answered, .* dropped, 0\s+unaccounted for/u);
  expect(text).toMatch(/✓ Writes +521,437 acknowledged, 0 lost, 0 doubled/u);
  expect(text).toMatch(/✓ Healed +every fault is proven gone/u);
});

test("it ends with what to do next", () => {
  expect(text.trimEnd().split("\n").at(-1)).toBe("  Repeat  gameday run gotv-election-day --seed 2012");
});

test("no number is printed that was not measured", () => {
  const known = numbersOf({ readiness: aReadiness(), lateness: 99 });
  for (const number of numbersIn(text)) expect(known).toContain(number);
});

test("what is not as it should be is marked, and healing comes first", () => {
  const bad = renderTerminal(
    aReadiness({
      verdict: "NOT READY",
      healed: false,
      healChecks: [{ what: "proxy database", ok: false, detail: "1 toxic left" }],
      gates: [
        { id: "recovery", name: "recovery", text: "Nothing stays broken", pass: false, evidence: "1 break" },
      ],
      breaks: [{ ...databaseSlow(), outcome: "never-recovered", reason: "Still bad after 15 s." }],
    }),
    { colour: false },
  );
  expect(bad).toContain("✗ NOT READY");
  expect(bad).toContain("✗ gate failed: Nothing stays broken (1 break)");
  expect(bad).toContain("✗ Healed    not proven: proxy database (1 toxic left)");
  expect(bad).toContain("Still bad after 15 s.");
  expect(bad).toMatch(/Next\n {2}Heal {4}gameday heal\n/u);
});

describe("colour", () => {
  const escapes = new RegExp(String.raw`${"\u001B"}\[\d+m`, "gu");

  test("is nothing but colour", () => {
    const coloured = renderTerminal(aReadiness(), { colour: true });
    expect(coloured).toMatch(escapes);
    expect(coloured.replaceAll(escapes, "")).toBe(text);
  });

  test("comes only from us, whatever the texts hold", () => {
    for (const hostile of HOSTILE) {
      const coloured = renderTerminal(hostileReadiness([hostile]), { colour: true });
      expect(coloured.replaceAll(escapes, "")).not.toContain("\u001B");
      expect(coloured.match(escapes)?.every((code) => /\[(?:0|2|31|32|33)m/u.test(code))).toBe(true);
    }
  });
});

const aNote = (second: number, text: string): MasterNote => ({
  at: millis(second * 1000),
  clock: "14:05",
  what: second % 2 === 0 ? "note" : "inject",
  text,
});
const linesWith = (notes: readonly MasterNote[]) =>
  renderTerminal(aReadiness({ notes }), { colour: false }).split("\n");

describe("what was written down", () => {
  test("stands with the clock of the day, and what it was", () => {
    const lines = linesWith([aNote(2, "the desk has noticed"), aNote(3, "a captain calls")]);
    const first = lines.indexOf("What was written down");
    expect(lines.slice(first + 1, first + 4)).toEqual([
      "  14:05  note    the desk has noticed",
      "  14:05  inject  a captain calls",
      "",
    ]);
  });

  test("is cut where it is much, which it says", () => {
    const lines = linesWith(Array.from({ length: 13 }, (_, second) => aNote(second, "x".repeat(4000))));
    expect(lines.filter((line) => line.includes("14:05"))).toHaveLength(10);
    expect(lines).toContain("  and 3 more in the report");
    expect(lines.filter((line) => /x{20}/u.test(line)).length).toBeLessThanOrEqual(30);
  });

  test("is not mentioned where nobody wrote", () => {
    expect(text).not.toContain("written down");
  });
});

test("no line is wider than 96 columns", () => {
  for (const hostile of HOSTILE) {
    const lines = renderTerminal(hostileReadiness([hostile]), { colour: false }).split("\n");
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(96);
  }
});
