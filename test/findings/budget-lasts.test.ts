import { describe, expect, it } from "vitest";
import { judgeRun } from "../../findings/judge-run.ts";
import { budgetRows } from "../../reports/rows/budget-rows.ts";
import { costText } from "../../reports/page-one/told.ts";
import { aCall, aPlan } from "../support/a-plan.ts";
import { aRecord, type RecordBuilder } from "../support/a-record.ts";

/** What page one says of the only break, and what the table of the budget says of it. */
function toldOf(builder: RecordBuilder) {
  const readiness = judgeRun(builder.build());
  const [risk] = readiness.pageOne?.risks ?? [];
  const budget = readiness.figures?.budget;
  if (risk === undefined || budget === undefined) throw new Error("The run has no risk or no budget.");
  const [row = []] = budgetRows(readiness, budget);
  return { onPageOne: costText(risk), unfixed: row[3] ?? "", fixed: row[4] ?? "" };
}

/** Breaks that the old two formulas told apart: a busier fix, calls nobody promised, a part of the day, edges. */
const days: readonly (readonly [string, string, RecordBuilder])[] = [
  ["as planned", "12 min", aRecord()],
  ["with more calls while the fix is on", "12 min", aRecord().withPhase("fixed", { calls: 400 })],
  [
    "with calls that no objective is about",
    "8 min",
    aRecord(
      aPlan({
        traffic: { ...aPlan().traffic, mix: [...aPlan().traffic.mix, aCall("extra", { weight: 2 })] },
      }),
    ),
  ],
  [
    "with a part of its calls",
    "12 min",
    aRecord(aPlan({ traffic: { ...aPlan().traffic, callsOfDay: aPlan().traffic.calls * 7 } })),
  ],
  [
    "with calls that crossed the edge of the phase",
    "12 min",
    aRecord().withRows((rows) =>
      rows.map((row) =>
        row.phase.endsWith("/during") && row.second % 3 === 0 ? { ...row, class: "across" } : row,
      ),
    ),
  ],
];

describe("how long the budget lasts", () => {
  it.each(days)("is the same on page one and in its table: a day %s", (_what, lasts, builder) => {
    const { onPageOne, unfixed } = toldOf(builder);
    expect(unfixed).toBe(lasts);
    expect(onPageOne).toMatch(new RegExp(`is spent after ${lasts}$`, "u"));
  });

  it("is the budget, over the planned bad calls of the moment in the time of the day", () => {
    // 60 bad calls are forgiven; 100 calls a second 1,080 times faster than the day, nine in ten bad.
    expect(toldOf(aRecord()).unfixed).toBe("12 min");
    expect(toldOf(aRecord().withPhase("during", { good: 0.6 })).unfixed).toBe("27 min");
  });

  it("is told as longer than the day where it is, and as untouched where nothing was bad", () => {
    const mild = toldOf(
      aRecord()
        .withPhase("during", { good: 1 })
        .withRows((rows) =>
          rows.map((row) =>
            row.phase.endsWith("/during") && row.call === "next-voter" && row.second === 24
              ? { ...row, good: row.good - 8 }
              : row,
          ),
        ),
    );
    expect(mild).toMatchObject({
      onPageOne: "the day's budget of 60 bad calls lasts longer than the day",
      unfixed: "longer than the day",
      fixed: "no call was bad",
    });
  });
});
