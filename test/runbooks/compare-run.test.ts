import { describe, expect, test } from "vitest";
import { millis, ratio } from "../../model/units.ts";
import type { BreakFinding } from "../../model/readiness.ts";
import { compareRun, readRunbook, renderRunbook } from "../../runbooks/index.ts";
import { slowPhase } from "../support/a-break-part.ts";
import { aReadinessForRunbooks } from "../support/a-readiness-for-runbooks.ts";
import { aBreakFinding, aBreakWithoutFix } from "../support/a-runbook-finding.ts";
import { shippedTemplates } from "../support/runbook-templates.ts";

const HELD = { sent: 5000, share: ratio(0.998), p99Ms: 40 };

/** The break with the numbers that are compared: good calls without and with the fix, times to its state and back. */
function measured(
  during: number,
  {
    fixed = 0.998,
    reached = 1200,
    recovered = 2100,
  }: { fixed?: number; reached?: number; recovered?: number } = {},
): BreakFinding {
  const finding = aBreakFinding({ recoveredAfterMs: millis(recovered) });
  return {
    ...finding,
    phases: finding.phases.map((phase) =>
      phase.phase === "during"
        ? slowPhase({ sent: 10_000, good: during * 10_000, share: ratio(during) })
        : phase,
    ),
    fixes: finding.fixes.map((fix) =>
      fix.id === "degraded-mode"
        ? { ...fix, held: { ...HELD, share: ratio(fixed) }, reachedAfterMs: millis(reached) }
        : fix,
    ),
  };
}

const readinessOf = (finding: BreakFinding) => aReadinessForRunbooks({ breaks: [finding] });
const runbookOf = (finding: BreakFinding) =>
  readRunbook(renderRunbook(readinessOf(finding), finding.id, shippedTemplates()), "a.md");
const compare = (before: BreakFinding, after: BreakFinding) =>
  compareRun(runbookOf(before), readinessOf(after), after);

const BEFORE = measured(0.5);
const fixesAs = (
  outcomes: Readonly<Record<string, BreakFinding["fixes"][number]["outcome"]>>,
): BreakFinding => ({
  ...BEFORE,
  fixes: BEFORE.fixes.map((fix) => ({ ...fix, outcome: outcomes[fix.id] ?? fix.outcome })),
});

test("the same numbers again: fresh", () => {
  const { kind, numbers } = compare(BEFORE, BEFORE);
  expect(kind).toBe("fresh");
  expect(numbers.map(({ before, now }) => [before, now])).toEqual([
    ["50 %", "50 %"],
    ["99.8 %", "99.8 %"],
    ["1.2 s", "1.2 s"],
    ["2.1 s", "2.1 s"],
  ]);
});

describe("each number may move so far and no farther", () => {
  test.each([
    ["good calls without the fix", measured(0.65), "fresh"],
    ["good calls without the fix", measured(0.66), "drifted"],
    ["good calls without the fix", measured(0.35), "fresh"],
    ["good calls without the fix", measured(0.34), "drifted"],
    ["good calls with the fix", measured(0.5, { fixed: 0.979 }), "fresh"],
    ["good calls with the fix", measured(0.5, { fixed: 0.977 }), "drifted"],
    ["good calls with the fix", measured(0.5, { fixed: 1 }), "fresh"],
    ["the time to the state", measured(0.5, { reached: 4400 }), "fresh"],
    ["the time to the state", measured(0.5, { reached: 4401 }), "drifted"],
    ["the time to the state", measured(0.5, { reached: 0 }), "fresh"],
    ["the time back to full", measured(0.5, { recovered: 6200 }), "fresh"],
    ["the time back to full", measured(0.5, { recovered: 6201 }), "drifted"],
  ])("%s", (_, after, kind) => {
    expect(compare(BEFORE, after).kind).toBe(kind);
  });

  test("which number moved, and by how much, is said", () => {
    const { why, numbers } = compare(BEFORE, measured(0.9));
    expect(why).toBe("good calls, fault on, no fix: 90 %, it was 50 %");
    expect(numbers.find(({ holds }) => !holds)).toMatchObject({
      before: "50 %",
      now: "90 %",
      tolerance: "within 15 points",
    });
  });

  test("a number that is not measured any more has drifted", () => {
    const { recoveredAfterMs: _, ...without } = BEFORE;
    expect(compare(BEFORE, without)).toMatchObject({
      kind: "drifted",
      why: expect.stringContaining("not measured"),
    });
  });
});

describe("what the fix does now decides before any number", () => {
  test.each<[string, BreakFinding, string, string]>([
    [
      "it helps no more",
      { ...fixesAs({ "degraded-mode": "rejected" }), outcome: "fix-rejected" },
      "rejected",
      '"degraded-mode" no longer proves',
    ],
    [
      "it is gone",
      { ...BEFORE, fixes: BEFORE.fixes.filter(({ id }) => id !== "degraded-mode"), outcome: "fix-rejected" },
      "rejected",
      "no longer in the scenario",
    ],
    ["the system does not come back", { ...BEFORE, outcome: "never-recovered" }, "rejected", BEFORE.reason],
    [
      "another one helps before it",
      fixesAs({ "bigger-pool": "proven", "degraded-mode": "not-tried" }),
      "drifted",
      '"bigger-pool" was tried before',
    ],
    [
      "the system withstands the break",
      { ...BEFORE, outcome: "withstood" },
      "drifted",
      'needs "degraded-mode" no more',
    ],
    [
      "nobody can tell",
      { ...fixesAs({ "degraded-mode": "inconclusive" }), outcome: "fix-rejected" },
      "inconclusive",
      '"degraded-mode"',
    ],
    ["the run could not decide", { ...BEFORE, outcome: "inconclusive" }, "inconclusive", BEFORE.reason],
  ])("%s", (_, after, kind, why) => {
    expect(compare(BEFORE, after)).toMatchObject({ kind, why: expect.stringContaining(why) });
  });
});

describe("a runbook without a fix", () => {
  const none = aBreakWithoutFix();

  test("is fresh when the break does the same again", () => {
    expect(compare(none, none)).toMatchObject({ kind: "fresh" });
  });

  test("that the system withstood is rejected when it does not any more", () => {
    const withstood = aBreakWithoutFix({ outcome: "withstood" });
    expect(compare(withstood, aBreakWithoutFix({ outcome: "fix-rejected" })).kind).toBe("rejected");
  });

  test("has drifted when the system withstands the break now", () => {
    expect(compare(none, aBreakWithoutFix({ outcome: "withstood" })).kind).toBe("drifted");
  });
});
