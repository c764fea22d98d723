import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeRun } from "../../findings/judge-run.ts";
import type { RunRecord } from "../../model/record.ts";
import { millis, seconds } from "../../model/units.ts";
import { aBreakWithTwoFixes, aPlan } from "../support/a-plan.ts";
import { aLatenessRow } from "../support/a-call-row.ts";
import { aRecord, type RecordBuilder } from "../support/a-record.ts";

const judged = (builder: RecordBuilder) => judgeRun(builder.build());
const gateOf = (builder: RecordBuilder, id: string) => judged(builder).gates.find((gate) => gate.id === id);
const passes = (builder: RecordBuilder) =>
  Object.fromEntries(judged(builder).gates.map(({ id, pass }) => [id, pass]));

const ALL_PASS = {
  "day-carried": true,
  "breaks-fixed": true,
  "nothing-stays-broken": true,
  "no-write-lost": true,
  "evidence-fresh": true,
  "schedule-kept": true,
};

/** Totals that the engine gave out, changed against the rows. */
const withTotals = (change: Record<string, number>): RecordBuilder =>
  aRecord().withEvents((events) =>
    events.map((event) =>
      event.kind === "traffic-ended" ? { ...event, totals: { ...event.totals, ...change } } : event,
    ),
  );

describe("the verdict", () => {
  it("is READY when all six gates pass", () => {
    const readiness = judged(aRecord());
    expect(passes(aRecord())).toEqual(ALL_PASS);
    expect(readiness.verdict).toBe("READY");
    expect(readiness.sentence).toBe(
      "6,000 calls sent; 1 of 1 breaks held or were fixed while they were on, and nothing stayed broken.",
    );
  });

  it.each([
    ["a promise is broken on the day", "day-carried", aRecord().withPhase("day", { good: 0.5 })],
    ["no fix helps", "breaks-fixed", aRecord().withPhase("fixed", { good: 0.5 })],
    ["a break never comes back", "nothing-stays-broken", aRecord().withPhase("after", { good: 0.5 })],
    ["a write is lost", "no-write-lost", aRecord().withLedger({ lost: 1 })],
    ["a write is stored twice", "no-write-lost", aRecord().withLedger({ doubled: 1 })],
    ["a fault is not proven gone", "nothing-stays-broken", aRecord().without("healed")],
  ])("is NOT READY when %s, and says which gate", (_, gate, record) => {
    const readiness = judged(record);
    expect(readiness.verdict).toBe("NOT READY");
    expect(gateOf(record, gate)?.pass).toBe(false);
    expect(readiness.sentence).toMatch(/ Not met: .+\.$/u);
    expect(readiness.sentence).toContain(gateOf(record, gate)?.name);
  });

  it.each([
    ["the canary is not seen", "breaks-fixed", aRecord().withPhase("canary", { latency: 4 })],
    ["the ledger was not counted", "no-write-lost", aRecord().without("ledger")],
    [
      "the generator was late",
      "schedule-kept",
      aRecord().withLateness(({ second }) => aLatenessRow(second, 80)),
    ],
    ["calls are unaccounted for", "schedule-kept", withTotals({ answered: 5999 })],
    [
      "too few calls stand behind a promise",
      "day-carried",
      aRecord().withPhase("day", { calls: 1 }).withPhase("before", { calls: 4 }),
    ],
    ["the record is damaged", "schedule-kept", aRecord().with((record) => ({ ...record, damage: "line 7" }))],
  ])("is INCONCLUSIVE when %s: too little evidence is never a pass", (_, gate, record) => {
    expect(gateOf(record, gate)?.pass).toBe("inconclusive");
    expect(judged(record)).toMatchObject({
      verdict: "INCONCLUSIVE",
      sentence: expect.stringMatching(/ Not decided: .+\.$/u),
    });
  });

  it("is NOT READY when something failed and something else is in doubt", () => {
    expect(judged(aRecord().withLedger({ lost: 1 }).withPhase("canary", { latency: 4 })).verdict).toBe(
      "NOT READY",
    );
  });

  it("is READY without a ledger when no call writes: there is nothing to lose", () => {
    const { ledger: _ledger, ...plan } = aPlan();
    const mix = plan.traffic.mix.map((call) => ({ ...call, write: false }));
    const reading = aRecord({ ...plan, traffic: { ...plan.traffic, mix } }).without("ledger");
    expect(gateOf(reading, "no-write-lost")).toMatchObject({ pass: true, evidence: "no call writes" });
    expect(judged(reading).verdict).toBe("READY");
  });

  it("is INCONCLUSIVE without a ledger in the scenario, and says why", () => {
    const { ledger: _ledger, ...plan } = aPlan();
    expect(gateOf(aRecord(plan).without("ledger"), "no-write-lost")).toMatchObject({
      pass: "inconclusive",
      evidence: "the scenario names no ledger",
    });
  });
});

it.each([
  ["http", "embedded", ""],
  ["k6 2.2.0", "toxiproxy-server 2.12.0", " --engine k6 --toxiproxy server"],
  [
    "k6 2.2.0, 2 processes",
    "Toxiproxy 2.12.0 at http://127.0.0.1:8474",
    " --engine k6 --processes 2 --toxiproxy http://127.0.0.1:8474",
  ],
])("a run of %s through %s is repeated with the same flags", (engine, toxiproxy, flags) => {
  const record = aRecord().withEvents((events) =>
    events.map((event) => (event.kind === "run-started" ? { ...event, engine, toxiproxy } : event)),
  );
  expect(judged(record).repeat).toBe(
    `gameday run scenarios/election-day.yaml --calls 6000 --in 60s --seed 2012${flags}`,
  );
});

it("a run is repeated with the same break alone when there was only that one", () => {
  expect(judged(aRecord({ ...aPlan(), only: "database-slow" })).repeat).toMatch(/ --only database-slow$/u);
  expect(judged(aRecord()).repeat).not.toContain("--only");
});

describe("a run that was stopped", () => {
  it("is INCONCLUSIVE and interrupted, though its last break failed until then", () => {
    const stopped = judged(aRecord().withPhase("after", { good: 0 }).stoppedAt(46));
    expect(stopped).toMatchObject({
      verdict: "INCONCLUSIVE",
      interrupted: true,
      sentence: "The rehearsal was stopped before its end; what it recorded until then is below.",
    });
    expect(stopped.gates.find(({ id }) => id === "nothing-stays-broken")?.pass).toBe("inconclusive");
  });

  it.each(["interrupted", "failed"] as const)(
    "is never READY when it ended %s, though every gate passes",
    (how) => {
      const record = aRecord().withEvents((events) =>
        events.map((event) => (event.kind === "run-ended" ? { ...event, how } : event)),
      );
      expect(passes(record)).toEqual(ALL_PASS);
      expect(judged(record)).toMatchObject({ verdict: "INCONCLUSIVE", interrupted: true });
    },
  );

  it("is NOT READY when it lost writes: what was found stays found", () => {
    const lost = { lost: 2, lostCalls: [4, 5] };
    const ledger = { ...judged(aRecord()).ledger, ...lost, acknowledged: 9, stored: 7, doubled: 0 };
    const event = {
      at: seconds(40),
      kind: "ledger",
      ledger: { inDoubt: 0, doubledCalls: [], damageIn: {}, ...ledger },
    } as const;
    expect(judged(aRecord().without("ledger").withEvent(event).stoppedAt(46)).verdict).toBe("NOT READY");
  });
});

describe("the account of the calls", () => {
  it("leaves nothing over in a whole run", () => {
    expect(judged(aRecord()).calls).toEqual({
      planned: 6000,
      sent: 6000,
      answered: 6000,
      failed: 0,
      dropped: 0,
      unaccounted: 0,
    });
  });

  it.each([
    ["planned but neither sent nor dropped", { planned: 6007 }, 7],
    ["sent but neither answered nor failed", { answered: 5990, failed: 7 }, 3],
    ["in the totals and not in the rows", { planned: 6011, sent: 6011, answered: 6011 }, 11],
    ["answered more often than sent", { answered: 6002 }, 2],
  ])("counts calls that are %s as unaccounted", (_, change, unaccounted) => {
    expect(judged(withTotals(change)).calls.unaccounted).toBe(unaccounted);
  });

  it("takes dropped calls as accounted for, but the schedule as not kept", () => {
    const record = withTotals({ planned: 6004, dropped: 4 }).withLateness((row) =>
      row.second === 3 ? { ...row, dropped: 4 } : row,
    );
    expect(judged(record)).toMatchObject({ calls: { unaccounted: 0 }, schedule: { kept: false } });
  });

  it("adds up the rows when the traffic never came to its end", () => {
    const failing = aRecord()
      .without("traffic-ended")
      .withRows((rows) =>
        rows.map((row, index) =>
          index === 0 ? { ...row, statuses: { "200": 49 }, causes: { reset: 1 } } : row,
        ),
      );
    expect(judged(failing).calls).toMatchObject({
      planned: 6000,
      sent: 6000,
      answered: 5999,
      failed: 1,
      unaccounted: 0,
    });
  });
});

describe("what a reader is told beside the verdict", () => {
  it("names the run, the machine and how to repeat it", () => {
    expect(judged(aRecord())).toMatchObject({
      run: "election-day-20121106T060000Z",
      version: "0.1.0",
      engine: "http",
      machine: { cpus: 2 },
      scenario: { id: "election-day" },
      repeat: "gameday run scenarios/election-day.yaml --calls 6000 --in 60s --seed 2012",
      mix: [{ name: "next-voter" }, { name: "record-contact" }],
      state: { field: "state" },
    });
  });

  it("lists troubles in the order in which they happened, notes of the plan first", () => {
    const record = aRecord(aPlan({ notes: ["holds shrink"] }))
      .withEvent({ at: seconds(9), kind: "trouble", text: "a port was taken" })
      .withEvent({
        at: seconds(25),
        kind: "process-exited",
        process: "gotv",
        how: "exit code 1",
        expected: true,
      })
      .withEvent({
        at: seconds(58),
        kind: "process-exited",
        process: "cache",
        how: "signal SIGSEGV",
        expected: false,
      })
      .with((whole) => ({ ...whole, damage: "calls.jsonl is damaged at line 7" }));
    expect(judged(record).troubles).toEqual([
      "holds shrink",
      "a port was taken",
      "cache ended by itself (signal SIGSEGV).",
      "calls.jsonl is damaged at line 7",
    ]);
  });

  it("says how long each fault was really on, not how long it was planned", () => {
    const record = aRecord(aPlan({ breaks: [aBreakWithTwoFixes()] }));
    const { notTested } = judged(record);
    expect(notTested).toContain("200 ms on every answer: only this, and only for 22 s.");
    expect(notTested).toContain("The fix degraded of database-slow was not tried.");
  });

  it("says that a break was not rehearsed when the run ended in front of it", () => {
    expect(judged(aRecord().stoppedAt(9)).notTested).toContain(
      "The break database-slow was not rehearsed to its end.",
    );
  });

  it("keeps the checks that proved the healing", () => {
    expect(judged(aRecord())).toMatchObject({ healed: true, healChecks: [{ what: "link edge", ok: true }] });
  });
});

/** A part of a list in its order: some left out, or cut off at some point. */
const partOf = <Item>(items: readonly Item[]): fc.Arbitrary<readonly Item[]> =>
  fc.oneof(
    fc.subarray([...items]),
    fc.nat(items.length).map((end) => items.slice(0, end)),
  );

describe("judging is a function of the record", () => {
  it("gives the same answer for the same record, and leaves the record as it was", () => {
    const record = aRecord().build();
    const before = structuredClone(record);
    expect(judgeRun(record)).toStrictEqual(judgeRun(structuredClone(record)));
    expect(record).toStrictEqual(before);
  });

  it("never throws, whatever part of a record is left, and holds no number that is none", () => {
    const { plan, events, calls, lateness } = aRecord(aPlan({ breaks: [aBreakWithTwoFixes()] }))
      .withTrials(2)
      .build();
    const parts = fc.record({ events: partOf(events), calls: partOf(calls), lateness: partOf(lateness) });
    fc.assert(
      fc.property(parts, (left) => {
        const record: RunRecord = { plan, ...left };
        // JSON has no NaN and no Infinity: they turn into null.
        expect(JSON.stringify(judgeRun(record))).not.toMatch(/:null|NaN|Infinity/u);
      }),
      { numRuns: 60 },
    );
  });

  it("is never READY without the whole record", () => {
    const whole = aRecord().build();
    const cut = fc.record({
      events: fc.nat(whole.events.length - 1),
      calls: fc.nat(whole.calls.length - 1),
      which: fc.constantFrom("events", "calls"),
    });
    fc.assert(
      fc.property(cut, ({ events, calls, which }) => {
        const record =
          which === "events"
            ? { ...whole, events: whole.events.slice(0, events) }
            : { ...whole, calls: whole.calls.slice(0, calls) };
        expect(judgeRun(record).verdict).not.toBe("READY");
      }),
      { numRuns: 60 },
    );
  });

  it("does not need a day, events or rows at all", () => {
    const nothing = judgeRun({ plan: aPlan(), events: [], calls: [], lateness: [] });
    expect(nothing).toMatchObject({
      verdict: "NOT READY",
      run: "unknown",
      calls: { sent: 0, unaccounted: 0 },
    });
    expect(nothing.day).toMatchObject({ points: [], peakPerSecond: 0, replayIn: millis(60_000) });
  });
});
