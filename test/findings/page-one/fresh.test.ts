import { describe, expect, it } from "vitest";
import { judgeRun } from "../../../findings/judge-run.ts";
import type { Fallback, Plan } from "../../../model/plan.ts";
import type { Drill } from "../../../model/sign-off.ts";
import { ratio, seconds } from "../../../model/units.ts";
import { aBreak, aPlan } from "../../support/a-plan.ts";
import { aRecord, type RecordBuilder } from "../../support/a-record.ts";

const judged = (builder: RecordBuilder) => judgeRun(builder.build());
const gateOf = (builder: RecordBuilder, id: string) => judged(builder).gates.find((gate) => gate.id === id);
const of = (change: Partial<Plan>): RecordBuilder => aRecord(aPlan(change));

const paper = (drilled?: Drill): Fallback => ({
  title: "Paper",
  trigger: "ten minutes",
  decides: "Field director",
  capacity: "40 an hour",
  sharesFateWith: "none",
  steps: ["Call"],
  ...(drilled === undefined ? {} : { drilled }),
});
const aDrill = (change: Partial<Drill> = {}): Drill => ({
  on: "2012-10-20",
  took: seconds(31 * 60),
  reached: ratio(0.94),
  ...change,
});

describe("evidence", () => {
  it("counts for as long as the break that is reviewed soonest", () => {
    const later = aBreak({ id: "later", reviewIn: 90 });
    const found = judged(of({ breaks: [later, aBreak({ reviewIn: 14 })] }).without("phase"));
    expect(found.pageOne).toMatchObject({
      validUntil: "2012-11-20",
      validBecause: "14 days after the run, as reviewIn of database-slow asks",
    });
  });

  it.each([
    ["on its last day", "2012-12-06", true, "READY"],
    ["a day too late", "2012-12-07", false, "NOT READY"],
    ["long ago, for then it is a day of the past", "2012-01-01", true, "READY"],
  ])("for a day %s", (_, date, pass, verdict) => {
    expect(gateOf(of({ date }), "evidence-fresh")?.pass).toBe(pass);
    expect(judged(of({ date })).verdict).toBe(verdict);
  });

  it("is INCONCLUSIVE when the record does not say when it was made", () => {
    expect(gateOf(aRecord().without("run-started"), "evidence-fresh")?.pass).toBe("inconclusive");
  });

  it("is due on the day itself when the scenario names it, else when the evidence ends", () => {
    expect(judged(of({ date: "2012-11-10" })).pageOne?.risks[0]?.before).toBe("2012-11-10");
    expect(judged(aRecord()).pageOne?.risks[0]?.before).toBe("2012-12-06");
  });
});

/** No fix helps. */
const rejected = (drilled?: Drill, date?: string) =>
  of({
    breaks: [aBreak({ fallback: paper(drilled) })],
    ...(date === undefined ? {} : { date }),
  }).withPhase("fixed", { good: 0.5 });

describe("a break whose fix does not help", () => {
  it("is carried by a fallback that was drilled", () => {
    expect(judged(rejected(aDrill())).verdict).toBe("READY");
    expect(gateOf(rejected(aDrill()), "breaks-fixed")?.evidence).toBe(
      "database-slow fix-rejected (fallback: drilled on 2012-10-20, 94 % reached in 31 min)",
    );
  });

  it.each([
    ["nobody drilled", undefined],
    ["was drilled 61 days before", aDrill({ on: "2012-09-06" })],
    ["is to be drilled later", aDrill({ on: "2012-11-07" })],
    ["reached too few", aDrill({ reached: ratio(0.89) })],
  ])("is not carried by a fallback that %s", (_, drilled) => {
    expect(judged(rejected(drilled)).verdict).toBe("NOT READY");
  });

  it("is carried for 60 days, seen from the day when it is known", () => {
    expect(judged(rejected(aDrill({ on: "2012-09-07" }))).verdict).toBe("READY");
    expect(judged(rejected(aDrill({ on: "2012-09-07" }), "2012-11-07")).verdict).toBe("NOT READY");
  });

  it("is not carried when nobody could judge it, or when it never comes back", () => {
    expect(judged(rejected(aDrill()).withPhase("canary", { latency: 4 })).verdict).toBe("INCONCLUSIVE");
    expect(judged(rejected(aDrill()).withPhase("after", { good: 0.5 })).verdict).toBe("NOT READY");
  });
});
