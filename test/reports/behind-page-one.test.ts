import { describe, expect, test } from "vitest";
import { htmlFormat } from "../../reports/formats/html.ts";
import { csvOf } from "../../reports/chart-data.ts";
import { markdownFormat } from "../../reports/formats/markdown.ts";
import { withinLimit } from "../../reports/markdown/within-limit.ts";
import { budgetData, budgetFinding } from "../../reports/rows/budget-rows.ts";
import { capacityRows } from "../../reports/rows/capacity-rows.ts";
import { healthWord, stepsOf } from "../../reports/rows/health-rows.ts";
import { drillWord } from "../../reports/rows/people-rows.ts";
import { isInTime, recoveryParts, totalMs } from "../../reports/rows/recovery-rows.ts";
import { cellOf } from "../../reports/rows/share-rows.ts";
import { differences, untestedThings } from "../../reports/rows/untested-rows.ts";
import type { Change, LastTime } from "../../model/comparison.ts";
import { millis, ratio } from "../../model/units.ts";
import { aReadiness } from "../support/a-readiness.ts";
import { databaseSlow } from "../support/rehearsed-breaks.ts";

const page = htmlFormat.render(aReadiness());
const ORDER = [
  "day",
  "breaks",
  "budget",
  "recovery",
  "capacity",
  "detection",
  "runbooks",
  "fallback",
  "not-tested",
  "differs",
  "since-last",
  "appendix",
];

describe("the page behind page one", () => {
  test("has its sections in the order in which leads ask", () => {
    const places = ORDER.map((id) => page.indexOf(` id="${id}"`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test("every picture has a title, a description and its numbers as a table and as CSV", () => {
    const pictures = [...page.matchAll(/<svg\s+class="day wide".*?<\/svg>/gsu)].map(([picture]) => picture);
    expect(pictures.length).toBe(5);
    for (const picture of pictures) {
      expect(picture).toMatch(/role="img"/u);
      expect(picture).toMatch(/<title id="[^"]+">[^<]{10,}<\/title>/u);
      expect(picture).toMatch(/<desc id="[^"]+">[^<]{20,}<\/desc>/u);
      expect(picture).not.toMatch(/style=/u);
    }
    expect(page.match(/The same as CSV/gu) ?? []).toHaveLength(pictures.length);
  });

  test("says that there is no budget, no picture and no seal when there is none", () => {
    const { figures: _, sealed: __, ...rest } = aReadiness();
    const bare = htmlFormat.render(rest);
    expect(bare).toContain("There is no budget");
    expect(bare).toContain("The record was never closed");
    expect(bare).not.toMatch(/NaN|undefined/u);
  });
});

describe("the budget", () => {
  test("what is left ends at the budget without all bad calls", () => {
    const budget = aReadiness().figures?.budget;
    if (budget === undefined) throw new Error("The readiness has no budget.");
    const bad = budget.bad.reduce((total, calls) => total + calls, 0);
    expect(budgetData(budget).rows.at(-1)?.at(-1)).toBe(budget.budget - bad);
    expect(budgetFinding({ ...budget, badOutside: [30, 60] })).toMatch(
      /^Outside of the faults 90 calls were bad: 1 % /u,
    );
  });
});

describe("the way back", () => {
  const slow = { ...databaseSlow(), recoveredAfterMs: millis(1000), drainedAfterMs: millis(3500) };

  test("counts what is drained from the moment it was back, so that nothing counts twice", () => {
    const parts = recoveryParts(slow);
    expect(parts.map(({ name }) => name)).toEqual(["alert", "fix", "back", "drain"]);
    expect(parts.at(-1)?.ms).toBe(2500);
    expect(totalMs(parts)).toBe((parts[1]?.ms ?? 0) + 3500);
  });

  test("a stretch that never came is not in time", () => {
    const { recoveredAfterMs: _, ...lost } = { ...slow, outcome: "never-recovered" as const };
    expect(recoveryParts(lost)[2]?.text).toBe("never came back");
    expect(isInTime(recoveryParts(lost))).toBe(false);
  });
});

describe("since last time", () => {
  const side = { text: "x" };
  const difference = (change: Change, what: string) => ({
    about: "gates",
    what,
    first: side,
    second: side,
    change,
  });
  const lastTime: LastTime = {
    run: "<b>run</b>",
    startedAt: "2012-11-03T09:00:00.000Z",
    verdict: "NOT READY",
    trend: "better",
    differences: [difference("fixed", "<i>lost</i>"), difference("unchanged", "the same")],
  };

  test("tells what changed, counts what did not, and keeps texts as texts", () => {
    const text = htmlFormat.render(aReadiness({ lastTime }));
    expect(text).toContain("Better than last time: run &lt;b&gt;run&lt;/b&gt;");
    expect(text).toContain("1 number unchanged");
    expect(text).toContain("&lt;i&gt;lost&lt;/i&gt;");
    expect(text).not.toContain("the same</th>");
    expect(markdownFormat.render(aReadiness({ lastTime }))).toContain(
      "| &lt;i&gt;lost&lt;/i&gt; | gates | ✓ fixed |",
    );
  });

  test("says so when there is none", () => {
    expect(page).toContain("knows of none before it");
  });
});

test("capacity says plainly what nobody measured", () => {
  const rows = Object.fromEntries(capacityRows(aReadiness()));
  expect(rows["Knee"]).toContain("not measured");
  expect(rows["Headroom"]).toContain("the room above it is not measured");
});

test("a runbook claims no more than the run proved", () => {
  const slow = databaseSlow();
  expect(healthWord(slow).text).toBe("verified");
  expect(healthWord({ ...slow, outcome: "never-recovered" }).text).toBe("partial");
  expect(healthWord({ ...slow, outcome: "fix-rejected" }).text).toBe("rejected");
  expect(healthWord({ ...slow, outcome: "given-up" }).text).toBe("unverified");
  expect(healthWord({ ...slow, outcome: "fix-rejected", fixes: [] }).text).toBe("unverified");
  const { written, exercised, worked } = stepsOf(slow);
  expect(written).toBeGreaterThan(0);
  expect(worked).toBeLessThanOrEqual(exercised);
});

test("a fallback is drilled only when the scenario says when", () => {
  const fallback = databaseSlow().fallback;
  if (fallback === undefined) throw new Error("The break has no fallback.");
  expect(drillWord({ fallback }).text).toBe("not drilled");
  const drilled = { on: "2012-10-20", took: millis(60_000), reached: ratio(0.94) };
  expect(drillWord({ fallback: { ...fallback, drilled } }).text).toBe("drilled");
  expect(drillWord({}).text).toBe("none written");
});

test("a column is drawn by its worst second", () => {
  const row = { call: "a", wanted: ratio(0.99), sent: [9, 9, 9, 0], good: [9, 9, 9, 0] };
  const lowest = [1, 0.98, 0.4, 1].map((share) => ratio(share));
  expect([0, 1, 2, 3].map((column) => cellOf({ ...row, lowest }, column))).toEqual([
    "kept",
    "below",
    "lost",
    "empty",
  ]);
});

test("what differs from production is not told twice", () => {
  const readiness = aReadiness({ notTested: ["One", "Two"], differs: ["Two"] });
  expect(untestedThings(readiness)).toEqual(["One"]);
  expect(differences(readiness)).toEqual(["Two"]);
});

describe("CSV", () => {
  test("a text is no formula, and a comma or a quote ends no cell", () => {
    const text = csvOf({
      caption: "",
      columns: ["a,b", "c"],
      rows: [
        ['=cmd|"x"', 1.5],
        ["@x", Number.NaN],
      ],
    });
    expect(text).toBe('"a,b",c\n\'=cmd|""x"",1.5\n\'@x,'.replace('\'=cmd|""x""', '"\'=cmd|""x"""'));
  });
});

const bytes = (text: string): number => new TextEncoder().encode(text).length;

describe("a step summary", () => {
  test("is left whole while there is room, then loses its appendix, then its end", () => {
    const parts = { first: "é\n".repeat(100), details: "d".repeat(300) };
    expect(withinLimit(parts, 1000)).toContain("ddd");
    expect(withinLimit(parts, 500)).toMatch(/appendix is too long/u);
    const cut = withinLimit(parts, 200);
    expect(cut).toMatch(/cut here/u);
    expect(bytes(cut)).toBeLessThanOrEqual(200);
  });

  test("of thousands of breaks stays under the 1,024 KB over which a forge drops it", () => {
    const breaks = Array.from({ length: 3000 }, (_, index) => ({ ...databaseSlow(), id: `break-${index}` }));
    const text = markdownFormat.render(aReadiness({ breaks }));
    expect(bytes(text)).toBeLessThan(1024 * 1000);
    expect(text).toMatch(/report\.html has all of it/u);
  });
});
