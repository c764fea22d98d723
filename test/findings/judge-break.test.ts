import { describe, expect, it } from "vitest";
import { judgeBreak } from "../../findings/judge-break.ts";
import { millis, ratio, seconds } from "../../model/units.ts";
import { aBreak, aBreakWithTwoFixes, aPlan } from "../support/a-plan.ts";
import { aCallRow, aLatenessRow } from "../support/a-call-row.ts";
import { aRecord, type RecordBuilder } from "../support/a-record.ts";
import { aStepOutcome } from "../support/a-run-event.ts";

const judged = (builder: RecordBuilder) => {
  const record = builder.build();
  const [planned = aBreak()] = record.plan.breaks;
  return judgeBreak(planned, record);
};

const withTwoFixes = () => aRecord(aPlan({ breaks: [aBreakWithTwoFixes()] }));
const state = (at: number, name: string) => ({ at: millis(at), kind: "state", state: name }) as const;

const exit = (at: number) =>
  ({
    at: millis(at),
    kind: "process-exited",
    process: "gotv",
    how: "exit code 1",
    expected: true,
  }) as const;

const apart = (kind: "across" | "healed-away") =>
  aRecord().withRows((rows) => [
    ...rows,
    ...rows.filter(({ phase }) => phase.includes("/")).map((row) => ({ ...row, class: kind, good: 0 })),
  ]);

const lateFrom = (from: number) =>
  aRecord().withLateness((row) => aLatenessRow(row.second, row.second >= from ? 80 : 1));

describe("a break is fix-proven", () => {
  it("when its fix reaches the wanted state under the fault and everything comes back behind it", () => {
    expect(judged(aRecord())).toMatchObject({
      id: "database-slow",
      outcome: "fix-proven",
      reason:
        "the fault left 10 % of the calls good; with degraded 100 % of the calls were good (wanted 99 %), reached at once; back to full 500 ms after the fault",
      brokeAfterMs: 0,
      recoveredAfterMs: 500,
      faultOffTookMs: 2,
      canary: { seen: true },
      processDeaths: [],
      runbook: "runbooks/database-slow.md",
    });
  });

  it("by the second fix when the first one is rejected, and keeps the numbers of both", () => {
    const found = judged(withTwoFixes().withTrials(2).withPhase("fixed:bigger-pool", { good: 0.2 }));
    expect(found.outcome).toBe("fix-proven");
    expect(found.fixes.map(({ id, outcome }) => [id, outcome])).toEqual([
      ["bigger-pool", "rejected"],
      ["degraded", "proven"],
    ]);
    expect(found.fixes[0]?.reason).toContain("20 %");
  });

  it("by the calls behind its deadline, whose figures are kept", () => {
    const slow = aRecord().withPhase("fixed", { good: (second) => (second < 32 ? 0 : 1), calls: 40 });
    const { fixes, phases } = judged(slow);
    expect(fixes[0]).toMatchObject({ outcome: "proven", held: { sent: 10 * 80, share: 1, p99Ms: 4 } });
    expect(phases.find(({ phase }) => phase === "fixed")?.sent).toBe(12 * 80);
  });

  it("and a fix behind the proven one is not tried", () => {
    const [, second] = judged(withTwoFixes()).fixes;
    expect(second).toMatchObject({ id: "degraded", outcome: "not-tried", steps: [] });
    expect(second).not.toHaveProperty("held");
  });
});

describe("a break is withstood", () => {
  it("when every promise held under the fault without a fix", () => {
    expect(judged(aRecord().withPhase("during", { good: 1 }))).toMatchObject({
      outcome: "withstood",
      reason: "every promise held without a fix; back to full 500 ms after the fault",
    });
  });

  it("not when the promise about one of the calls was broken", () => {
    const record = aRecord()
      .withPhase("during", { good: 1 })
      .withRows((rows) =>
        rows.map((row) =>
          row.phase.endsWith("/during") && row.call === "record-contact" ? { ...row, good: 0 } : row,
        ),
      );
    expect(judged(record).outcome).toBe("fix-proven");
  });

  it("not when a seldom call broke its promise", () => {
    const record = aRecord()
      .withPhase("during", { good: 1 })
      .withRows((rows) =>
        rows.map((row) =>
          row.phase.endsWith("/during") && row.call === "record-contact" ? { ...row, sent: 2, good: 1 } : row,
        ),
      );
    expect(judged(record).outcome).toBe("fix-proven");
  });

  it("not when so few calls were due under the fault that they show nothing", () => {
    const record = aRecord().withPhase("during", { good: 1, calls: 2 });
    expect(judged(record).outcome).toBe("fix-proven");
  });
});

it("a break is inconclusive when its fix lost writes and those behind it were not tried", () => {
  const lost = { lost: 3, damageIn: { "database-slow/fixed:bigger-pool": 3 } };
  expect(judged(withTwoFixes().withTrials(1).withLedger(lost))).toMatchObject({
    outcome: "inconclusive",
    reason: "no fix that was tried helped, and degraded was not tried in this run",
  });
});

describe("a break is fix-rejected", () => {
  it("when no fix helped, and names them", () => {
    const found = judged(withTwoFixes().withTrials(2).withPhase("fixed", { good: 0.3 }));
    expect(found.outcome).toBe("fix-rejected");
    expect(found.reason).toContain("no fix helped (bigger-pool, degraded)");
  });

  it("when no fix is written", () => {
    const windows = { ...aBreak().windows, fixed: [] };
    const found = judged(aRecord(aPlan({ breaks: [aBreak({ fixes: [], windows })] })).withTrials(0));
    expect(found).toMatchObject({
      outcome: "fix-rejected",
      reason: expect.stringContaining("no fix is written"),
    });
  });

  it("when the steps of the fix failed, whatever the calls say", () => {
    const record = aRecord().withEvents((events) =>
      events.map((event) => (event.kind === "step" ? { ...event, step: aStepOutcome(false) } : event)),
    );
    expect(judged(record).fixes[0]).toMatchObject({
      outcome: "rejected",
      steps: [{ ok: false, output: "no such switch" }],
    });
  });

  it("but a failed undo does not speak against the fix", () => {
    const step = aStepOutcome(false, "undo");
    const undone = { at: seconds(43), kind: "step", break: "database-slow", fix: "degraded", step } as const;
    expect(judged(aRecord().withEvent(undone)).outcome).toBe("fix-proven");
  });

  it("when acknowledged writes of its window were lost or stored twice, though it looked fine", () => {
    const record = aRecord().withLedger({ lost: 3, damageIn: { "database-slow/fixed:degraded": 3 } });
    expect(judged(record)).toMatchObject({
      outcome: "fix-rejected",
      fixes: [{ outcome: "rejected", reason: "3 acknowledged writes were lost or doubled" }],
    });
  });

  it("but writes that the bare fault lost are not the fault of the fix", () => {
    const record = aRecord().withLedger({ lost: 3, damageIn: { "database-slow/during": 3 } });
    expect(judged(record).outcome).toBe("fix-proven");
  });
});

describe("a break is never-recovered", () => {
  it("when the calls do not come back behind the fault", () => {
    const found = judged(aRecord().withPhase("after", { good: 0.2 }));
    expect(found.outcome).toBe("never-recovered");
    expect(found).not.toHaveProperty("recoveredAfterMs");
  });

  it("when they come back later than wanted, and says when", () => {
    const late = aRecord().withPhase("after", { good: (second) => (second < 53 ? 0.2 : 1) });
    expect(judged(late)).toMatchObject({
      outcome: "never-recovered",
      reason: "back to full 11 s after the fault, later than 10 s",
      recoveredAfterMs: 11_000,
    });
  });

  it("but not when they come back just in time", () => {
    const inTime = aRecord().withPhase("after", { good: (second) => (second < 52 ? 0.2 : 1) });
    expect(judged(inTime)).toMatchObject({ outcome: "fix-proven", recoveredAfterMs: 10_000 });
  });

  it("when they come back and break again before the end of the watch", () => {
    const relapse = aRecord().withPhase("after", { good: (second) => (second > 50 ? 0 : 1) });
    expect(judged(relapse).outcome).toBe("never-recovered");
  });

  it("when every call is good but the system stays in its failure state", () => {
    expect(judged(aRecord().withPhase("after", { state: "queue-writes" })).outcome).toBe("never-recovered");
  });

  it("by its calls alone when nobody can be asked for the state", () => {
    const { state: _state, ...plan } = aPlan();
    expect(judged(aRecord(plan)).recoveredAfterMs).toBe(0);
  });

  it("even when a fix was proven under the fault", () => {
    const found = judged(aRecord().withPhase("after", { good: 0 }));
    expect([found.outcome, found.fixes[0]?.outcome]).toEqual(["never-recovered", "proven"]);
  });
});

describe("a break is inconclusive", () => {
  it.each([
    ["in front of it", 9],
    ["under the fault", 25],
    ["with the fix on", 35],
    ["while it was coming back", 46],
  ])("when the run ended %s", (_, second) => {
    const found = judged(aRecord().withPhase("after", { good: 0 }).stoppedAt(second));
    expect(found).toMatchObject({
      outcome: "inconclusive",
      reason: "the run ended before this break was over",
    });
  });

  it("when the canary was not seen: the traffic does not use the link", () => {
    const found = judged(aRecord().withPhase("canary", { latency: 4 }));
    expect(found).toMatchObject({
      outcome: "inconclusive",
      reason: expect.stringContaining("does not use the link"),
      canary: { seen: false },
    });
  });

  it("when it was not healthy before the fault", () => {
    const found = judged(aRecord().withPhase("before", { good: 0.9 }));
    expect(found).toMatchObject({
      outcome: "inconclusive",
      reason: "it was not healthy before the fault: 90 % of the calls were good",
    });
  });

  it.each(["before", "after"])("when too few calls were due %s the fault", (phase) => {
    const found = judged(aRecord().withPhase(phase, { calls: 1 }));
    expect(found).toMatchObject({
      outcome: "inconclusive",
      reason: expect.stringMatching(/^too few calls/u),
    });
  });

  it("when the load generator was late under it, and not when it was late elsewhere", () => {
    expect(judged(lateFrom(30))).toMatchObject({
      outcome: "inconclusive",
      reason: "the load generator did not keep its schedule",
    });
    expect(judged(lateFrom(56)).outcome).toBe("fix-proven");
  });

  it("when its fix was tried with too few calls", () => {
    const found = judged(aRecord().withPhase("fixed", { calls: 1 }));
    expect(found).toMatchObject({
      outcome: "inconclusive",
      reason: expect.stringMatching(/^degraded: only/u),
    });
  });
});

describe("calls at a boundary", () => {
  it.each(["across", "healed-away"] as const)("that are %s never judge", (kind) => {
    expect(judged(apart(kind))).toMatchObject({
      outcome: "fix-proven",
      recoveredAfterMs: 500,
      fixes: [{ outcome: "proven" }],
    });
  });

  it("are counted apart in the figures of their phase", () => {
    const across = judged(apart("across")).phases;
    expect(across.map(({ phase, sent, across }) => [phase, sent, across])).toEqual([
      ["before", 900, 900],
      ["during", 1000, 1000],
      ["fixed", 1200, 1200],
      ["after", 1400, 1400],
    ]);
    expect(judged(apart("healed-away")).phases.map(({ healedAway }) => healedAway)).toEqual([
      900, 1000, 1200, 1400,
    ]);
  });

  it("in settle and between belong to no phase that is judged", () => {
    const record = aRecord().build();
    const calls = ["settle", "between"].map((part) => aCallRow({ phase: `database-slow/${part}`, good: 0 }));
    const padded = { ...record, calls: [...record.calls, ...calls] };
    expect(judgeBreak(aBreak(), padded).phases).toEqual(judgeBreak(aBreak(), record).phases);
  });
});

describe("what died under the fault", () => {
  it("is named, with how it ended", () => {
    expect(judged(aRecord().withEvent(exit(25_000))).processDeaths).toEqual(["gotv ended (exit code 1)"]);
  });

  it.each([19_000, 43_000])("does not hold what ended while the fault was off, at %s ms", (at) => {
    expect(judged(aRecord().withEvent(exit(at))).processDeaths).toEqual([]);
  });

  it("tells when nothing answered for the state any more", () => {
    expect(judged(aRecord().withEvent(state(21_500, "off"))).processDeaths).toEqual([
      "the service stopped answering 1.5 s after the fault",
    ]);
  });
});

it("tells the first second in which a break broke something, from the fault on", () => {
  const record = aRecord().withPhase("during", { good: (second) => (second < 24 ? 1 : 0.2) });
  expect(judged(record).brokeAfterMs).toBe(4000);
});

it("judges each break by its own phases", () => {
  const late = { from: seconds(60), to: seconds(70) };
  const second = aBreak({
    id: "cache-lost",
    windows: {
      before: late,
      during: { from: seconds(70), to: seconds(80) },
      fixed: [],
      after: { from: seconds(80), to: seconds(94) },
    },
    fixes: [],
    want: { state: "full", within: seconds(2), share: ratio(0.99) },
  });
  const record = aRecord(aPlan({ breaks: [aBreak(), second] })).build();
  expect(record.plan.breaks.map((planned) => judgeBreak(planned, record).outcome)).toEqual([
    "fix-proven",
    "fix-rejected",
  ]);
});
