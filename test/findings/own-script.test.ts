import { describe, expect, it } from "vitest";
import { judgeRun } from "../../findings/judge-run.ts";
import type { Plan } from "../../model/plan.ts";
import type { CheckRow, RunRecord } from "../../model/record.ts";
import { millis, ratio } from "../../model/units.ts";
import { formats } from "../../reports/index.ts";
import { aBreak, aPlan } from "../support/a-plan.ts";
import { aRecord } from "../support/a-record.ts";

const GOOD = { status: "2xx", within: millis(500) };
const CHECK = "list is not empty";

/** The same plan, with its traffic sent by a script. */
function ownPlan(): Plan {
  const {
    ledger: _,
    state: _state,
    ...plan
  } = aPlan({ breaks: [aBreak({ fixes: [], noFixReason: "none" })] });
  return {
    ...plan,
    traffic: {
      ...plan.traffic,
      calls: 0,
      arrivals: [],
      script: { file: "./journey.ts", good: GOOD, goods: [], checks: [CHECK] },
    },
    checks: [{ id: "check-1", check: CHECK, share: ratio(0.9) }],
  };
}

const aCheckRow = (change: Partial<CheckRow>): CheckRow => ({
  second: 1,
  check: CHECK,
  phase: "day",
  class: "within",
  passed: 200,
  failed: 0,
  ...change,
});

/** The record of a script, whose mix is known only from its calls. */
function ownRecord(
  checks: readonly CheckRow[],
  change: (record: RunRecord) => RunRecord = (one) => one,
): RunRecord {
  const record = aRecord(ownPlan()).withTrials(0).without("ledger").without("state").build();
  const traffic = { ...record.plan.traffic, mix: [] };
  return change({ ...record, plan: { ...record.plan, traffic }, checks });
}

const verdictOf = (rows: readonly CheckRow[]) =>
  judgeRun(ownRecord(rows)).verdicts.find(({ objective }) => objective === "check-1");

describe("a promise about a check", () => {
  it.each<[string, readonly Partial<CheckRow>[], string]>([
    ["kept", [{ passed: 180, failed: 20 }], "kept"],
    ["broken", [{ passed: 179, failed: 21 }], "broken"],
    ["not decided by too few", [{ passed: 99, failed: 0 }], "inconclusive"],
    ["not touched by a fault", [{}, { phase: "database-slow/during", passed: 0, failed: 900 }], "kept"],
    ["not touched by what lies on an edge", [{}, { class: "across", passed: 0, failed: 900 }], "kept"],
    ["not touched by other checks", [{}, { check: "is quick", passed: 0, failed: 900 }], "kept"],
    ["not decided when the check is never made", [{ check: "is quick" }], "inconclusive"],
  ])("is %s", (_, rows, kind) => {
    expect(verdictOf(rows.map((row) => aCheckRow(row)))).toMatchObject({
      calls: CHECK,
      kind,
      promise: `90 % of the checks "${CHECK}" passed`,
    });
  });

  it("stands beside the others in every report", () => {
    const readiness = judgeRun(ownRecord([aCheckRow({ passed: 179, failed: 21 })]));
    for (const format of formats.entries.filter(({ name }) => name !== "terminal")) {
      expect(format.render(readiness), format.name).toContain(CHECK);
    }
    expect(formats.get("terminal").render(readiness)).toContain(`${CHECK} 89.5 % (wanted 90 %)`);
  });
});

const during = (change: Partial<CheckRow>) =>
  aCheckRow({ phase: "database-slow/during", second: 25, ...change });
const outcomeWith = (rows: readonly CheckRow[], good = 1): string | undefined => {
  const record = aRecord(ownPlan())
    .withTrials(0)
    .without("ledger")
    .without("state")
    .withPhase("during", { good, latency: 5 });
  return judgeRun({ ...record.build(), checks: rows }).breaks[0]?.outcome;
};

describe("a break under a script of one's own", () => {
  it("is withstood only when its checks are too", () => {
    expect(outcomeWith([during({})])).toBe("withstood");
    expect(outcomeWith([during({ passed: 0, failed: 200 })])).toBe("fix-rejected");
  });

  it("is over only when the checks pass again", () => {
    const after = aCheckRow({ phase: "database-slow/after", second: 31, passed: 0, failed: 200 });
    const bad = Array.from({ length: 30 }, (_, index) => ({ ...after, second: 30 + index }));
    expect(outcomeWith([during({}), ...bad], 0.1)).toBe("never-recovered");
    expect(outcomeWith([during({}), after], 0.1)).toBe("fix-rejected");
  });

  it("has the figures of each check in each phase", () => {
    const onEdge = during({ class: "across", passed: 900 });
    const { breaks } = judgeRun(ownRecord([during({ passed: 50, failed: 150 }), onEdge]));
    expect(breaks[0]?.phases.map(({ phase, byCheck }) => [phase, byCheck])).toEqual([
      ["before", undefined],
      ["during", [{ check: CHECK, made: 200, passed: 50, share: 0.25 }]],
      ["after", undefined],
    ]);
  });
});

describe("a run of a script", () => {
  it("has its calls and its mix from what was measured", () => {
    const readiness = judgeRun(ownRecord([aCheckRow({})]));
    expect(readiness.day.calls).toBe(readiness.calls.sent);
    expect(readiness.script).toBe("./journey.ts");
    expect(readiness.mix.map(({ name, method, path }) => [name, method, path])).toEqual([
      ["next-voter", "k6", "./journey.ts"],
      ["record-contact", "k6", "./journey.ts"],
    ]);
    expect(readiness.repeat).toBe("gameday run scenarios/election-day.yaml");
  });

  it("does not judge a schedule or writes that nobody knows, and says so", () => {
    const readiness = judgeRun(ownRecord([aCheckRow({})]));
    expect(readiness.gates.map(({ id }) => id)).not.toContain("no-write-lost");
    expect(readiness.gates.at(-1)).toMatchObject({ pass: true, evidence: "0 dropped, 0 unaccounted" });
    expect(readiness.notTested.join("\n")).toContain(
      "Writes: whether any was lost or stored twice was not counted",
    );
  });

  it("proves nothing when the script left something out", () => {
    const dropped = ownRecord([aCheckRow({})], (record) => ({
      ...record,
      lateness: record.lateness.map((row) => ({ ...row, lateness: [], dropped: 1 })),
    }));
    expect(judgeRun(dropped).gates.at(-1)).toMatchObject({ id: "schedule-kept", pass: "inconclusive" });
  });

  it("needs no lateness to have kept its schedule", () => {
    const record = ownRecord([aCheckRow({})], (one) => ({
      ...one,
      lateness: one.lateness.map((row) => ({ ...row, lateness: [] })),
    }));
    expect(judgeRun(record).schedule.kept).toBe(true);
    expect(judgeRun({ ...record, lateness: [] }).schedule.kept).toBe(false);
  });

  it("is not told as if it had been planned", () => {
    const readiness = judgeRun(ownRecord([aCheckRow({})]));
    expect(formats.get("html").render(readiness)).not.toMatch(/>planned<|calls planned|planned =/u);
    expect(formats.get("terminal").render(readiness)).toContain("./journey.ts left out 0 iterations");
    expect(formats.get("markdown").render(readiness)).toContain("made by the script =");
  });
});
