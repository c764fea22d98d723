import { describe, expect, it } from "vitest";
import { judgeRun } from "../../../findings/judge-run.ts";
import { rehearsalOf } from "../../../findings/rehearsal/rehearsal.ts";
import type { RunEvent, RunRecord } from "../../../model/record.ts";
import type { PeopleDid } from "../../../model/rehearsal.ts";
import { millis, seconds, type Millis } from "../../../model/units.ts";
import { isEvent } from "../../../run/record-rows.ts";
import { aCallRow, aLatenessRow } from "../../support/a-call-row.ts";
import { aBreak, aPlan } from "../../support/a-plan.ts";
import { aLedger, runStarted } from "../../support/a-run-event.ts";

const ON = 20;
const OFF = 50;
const END = 70;

const rehearsal = {
  window: seconds(30),
  giveUp: seconds(60),
  callsPerSecond: 100,
  alert: { name: "ElectionDayDatabaseSlow", limits: [{ calls: "record-contact", bad: 50 }] },
  runbook: "docs/runbooks/election-day/database-slow.md",
};
const windows = {
  before: { from: seconds(1), to: seconds(ON) },
  during: { from: seconds(ON), to: seconds(ON + 60) },
  fixed: [],
  after: { from: seconds(ON + 60), to: seconds(ON + 120) },
};

const at = (second: number): Millis => millis(second * 1000);
const did = (second: number, what: PeopleDid): RunEvent => ({ at: at(second), kind: "people", ...what });
const state = (second: number, name: string, backlog = 0): RunEvent => ({
  at: at(second),
  kind: "state",
  state: name,
  backlog,
});

/** Noticed after 5 s, opened after 8, fixed by second 40, claimed after 24 and judged, full again at 55. */
const HELD: readonly RunEvent[] = [
  runStarted,
  { at: at(0), kind: "traffic-started" },
  state(0.1, "full"),
  { at: at(1), kind: "phase", phase: "database-slow/canary" },
  { at: at(2), kind: "canary", break: "database-slow", link: "database", from: at(1), to: at(2) },
  { at: at(3), kind: "phase", phase: "database-slow/before" },
  { at: at(ON), kind: "phase", phase: "database-slow/during" },
  { at: at(ON), kind: "fault-on", break: "database-slow", tookMs: 3 },
  { at: at(23), kind: "alert", name: "ElectionDayDatabaseSlow", text: "60 bad calls" },
  did(25, { what: "noticed" }),
  did(28, { what: "opened" }),
  did(30, { what: "note", text: "pool is full" }),
  did(32, { what: "claimed" }),
  did(37, { what: "claim-judged", right: false, text: "10 % good" }),
  state(39.5, "queue-writes", 10),
  did(44, { what: "claimed" }),
  did(49, { what: "claim-judged", right: true, text: "100 % good" }),
  { at: at(OFF), kind: "phase", phase: "database-slow/after" },
  { at: at(OFF), kind: "fault-off", break: "database-slow", tookMs: 4 },
  state(53, "full", 40),
  state(55, "full", 0),
  { at: at(END), kind: "phase", phase: "day" },
  {
    at: at(END),
    kind: "traffic-ended",
    totals: { planned: 7000, sent: 7000, answered: 7000, failed: 0, dropped: 0 },
  },
  { at: at(END), kind: "ledger", ledger: aLedger() },
  { at: at(END), kind: "healed", ok: true, checks: [] },
  { at: at(END), kind: "run-ended", how: "complete" },
];

const phaseAt = (second: number): string => {
  if (second < 1) return "day";
  if (second < 3) return "database-slow/canary";
  if (second < ON) return "database-slow/before";
  return second < OFF ? "database-slow/during" : "database-slow/after";
};

const isBad = (second: number): boolean => second >= ON && second < 40;

function aRehearsal(events: readonly RunEvent[] = HELD): RunRecord {
  const all = Array.from({ length: END }, (_, second) => second);
  return {
    plan: aPlan({ breaks: [aBreak({ windows, recoverWithin: seconds(60) })], rehearsal }),
    events,
    calls: all.flatMap((second) =>
      ["next-voter", "record-contact"].map((call) =>
        aCallRow({
          second,
          call,
          phase: phaseAt(second),
          bad: isBad(second) ? 45 : 0,
          latency: phaseAt(second).endsWith("canary") ? 9 : 4,
        }),
      ),
    ),
    lateness: all.map((second) => aLatenessRow(second)),
  };
}

const without = (...kinds: readonly string[]): readonly RunEvent[] =>
  HELD.filter((event) => !kinds.includes(event.kind === "people" ? event.what : event.kind));

describe("what people did", () => {
  it("is measured from the moment the fault was on", () => {
    expect(rehearsalOf(aRehearsal())).toMatchObject({
      break: "database-slow",
      outcome: "fixed",
      faultOnAt: 20_000,
      alertMs: 3000,
      noticedMs: 5000,
      openedMs: 8000,
      safeStateMs: 19_500,
      fixedMs: 20_000,
      faultOffMs: 30_000,
      rolledBackMs: 5000,
      falseAlarms: 0,
      notes: [{ atMs: 10_000, text: "pool is full" }],
      claims: [
        { atMs: 12_000, right: false, text: "10 % good" },
        { atMs: 24_000, right: true, text: "100 % good" },
      ],
    });
  });

  it("is written in events that a damaged record is told by", () => {
    for (const event of HELD) expect(isEvent(event)).toBe(true);
    expect(isEvent({ at: 1, kind: "people", what: "danced" })).toBe(false);
  });

  it("counts a word before the fault as a false alarm, and not as noticing", () => {
    const early = [...HELD.slice(0, 6), did(10, { what: "noticed" }), ...without("noticed").slice(6)];
    const found = rehearsalOf(aRehearsal(early));
    expect(found).toMatchObject({ falseAlarms: 1 });
    expect(found).not.toHaveProperty("noticedMs");
  });

  it("is given up when nobody said truly that it is fixed, however good the calls became", () => {
    const found = rehearsalOf(aRehearsal(without("claimed", "claim-judged")));
    expect(found).toMatchObject({ outcome: "gave-up", fixedMs: 20_000 });
  });

  it("was not rolled back when the service never said full with nothing waiting", () => {
    const stuck = HELD.filter((event) => event.kind !== "state" || event.at !== 55_000);
    expect(rehearsalOf(aRehearsal(stuck))).not.toHaveProperty("rolledBackMs");
  });

  it("is interrupted when the run did not come to its end", () => {
    const cut = HELD.map((event): RunEvent =>
      event.kind === "run-ended" ? { ...event, how: "interrupted" } : event,
    );
    expect(rehearsalOf(aRehearsal(cut))?.outcome).toBe("interrupted");
  });

  it("is nothing in a run that the tool led", () => {
    const { rehearsal: _rehearsal, ...plan } = aRehearsal().plan;
    expect(rehearsalOf({ ...aRehearsal(), plan })).toBeUndefined();
  });
});

describe("the readiness of a rehearsal", () => {
  it("is ready when people fixed it and rolled it back, whatever the tool did not try", () => {
    const readiness = judgeRun(aRehearsal());
    expect(readiness.gates.filter(({ pass }) => pass !== true)).toEqual([]);
    expect(readiness.verdict).toBe("READY");
    expect(readiness.breaks[0]?.outcome).toBe("fixed-by-people");
    expect(readiness.sentence).toContain("People fixed database-slow");
  });

  it("is not ready when they gave up", () => {
    const readiness = judgeRun(aRehearsal(without("claimed", "claim-judged")));
    expect(readiness.verdict).toBe("NOT READY");
    expect(readiness.breaks[0]?.outcome).toBe("given-up");
  });

  it("puts its runbook where it is not taken for the newest one of a run", () => {
    expect(judgeRun(aRehearsal()).breaks[0]?.runbook).toBe("rehearsed/database-slow.md");
  });

  it("is repeated without its seed, so that nobody knows the moment", () => {
    const { repeat } = judgeRun(aRehearsal());
    expect(repeat).toContain("gameday rehearse database-slow scenarios/election-day.yaml --window 30s");
    expect(repeat).not.toContain("--seed");
  });
});
