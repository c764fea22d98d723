import type { Fallback, Fix, PlannedBreak, Step } from "../../model/plan.ts";
import type { CallFigures, PhaseFigures } from "../../model/readiness.ts";
import type { StepOutcome } from "../../model/record.ts";
import { ratio, seconds } from "../../model/units.ts";

export const aStep = (change: Partial<Step> = {}): Step => ({
  title: "Turn on degraded mode",
  action: {
    kind: "http",
    method: "POST",
    url: "http://127.0.0.1:8080/flag",
    body: '{"degraded":true}',
  },
  expect: '"degraded":true',
  risk: "low",
  undo: {
    kind: "http",
    method: "POST",
    url: "http://127.0.0.1:8080/flag",
    body: '{"degraded":false}',
  },
  otherwise: "Send it to each replica by hand.",
  ...change,
});

export const aFix = (change: Partial<Fix> = {}): Fix => ({
  id: "degraded-mode",
  title: "Queue the writes",
  steps: [aStep()],
  ...change,
});

export const aFallback = (change: Partial<Fallback> = {}): Fallback => ({
  title: "Phone trees and clipboards",
  trigger: "good calls below 95 % at minute 10",
  decides: "the field director",
  capacity: "31 minutes to 94 % of the captains",
  sharesFateWith: "the phone network",
  say: "Stop using the app. Open the sealed envelope.",
  steps: ["The war room calls the 12 regional leads.", "Captains use the printed list FB-2."],
  ...change,
});

export const aStepOutcome = (change: Partial<StepOutcome> = {}): StepOutcome => ({
  title: "Turn on degraded mode",
  kind: "do",
  command: 'POST http://127.0.0.1:8080/flag {"degraded":true}',
  output: '200 {"degraded":true}',
  ok: true,
  tookMs: 12,
  ...change,
});

const aCall = (change: Partial<CallFigures> = {}): CallFigures => ({
  call: "record-contact",
  sent: 3000,
  good: 3000,
  share: ratio(1),
  p50Ms: 3,
  p99Ms: 27,
  errors: {},
  ...change,
});

/** A phase in which all is well; say what was different. */
export function aPhase(change: Partial<PhaseFigures> = {}): PhaseFigures {
  const sent = change.sent ?? 6000;
  const good = change.good ?? sent;
  return {
    phase: "before",
    from: seconds(20),
    to: seconds(30),
    sent,
    good,
    share: ratio(sent === 0 ? 0 : good / sent),
    perSecond: sent / 10,
    p50Ms: 3,
    p95Ms: 11,
    p99Ms: 27,
    errors: {},
    errorShare: ratio(0),
    byCall: [aCall(), aCall({ call: "next-voter" })],
    across: 2,
    healedAway: 0,
    goodPerSecond: Array.from({ length: 10 }, () => 1),
    states: ["full"],
    ...change,
  };
}

export const slowPhase = (change: Partial<PhaseFigures> = {}): PhaseFigures =>
  aPhase({
    phase: "during",
    from: seconds(30),
    to: seconds(40),
    good: 240,
    p50Ms: 5001,
    p95Ms: 5005,
    p99Ms: 5027,
    errors: { timeout: 4620, "status 503": 840 },
    errorShare: ratio(0.91),
    byCall: [
      aCall({ good: 0, share: ratio(0), p50Ms: 5001, errors: { timeout: 2700 } }),
      aCall({ call: "next-voter", good: 240, share: ratio(0.08), p50Ms: 4100, errors: { timeout: 1920 } }),
    ],
    goodPerSecond: [0.3, 0.1, 0, 0, 0, 0, 0, 0, 0, 0],
    ...change,
  });

export const aPlannedBreak = (change: Partial<PlannedBreak> = {}): PlannedBreak => ({
  id: "database-slow",
  symptom: "Calls time out, database looks idle",
  symptoms: ["calls are not saving", "the list spins, then fails"],
  why: "In 2012 the other side's servers buckled for 90 minutes.",
  severity: "sev1",
  owner: "gotv-platform",
  at: "18:00",
  fault: {
    name: "slow-link",
    summary: "Delays every answer on the link.",
    text: "200 ms (give or take 50 ms) on every answer over database",
  },
  links: ["database"],
  changes: [],
  windows: {
    before: { from: seconds(20), to: seconds(30) },
    during: { from: seconds(30), to: seconds(40) },
    fixed: [],
    after: { from: seconds(60), to: seconds(80) },
  },
  want: { state: "queue-writes", within: seconds(10), share: ratio(0.99) },
  recoverWithin: seconds(15),
  fixes: [],
  permanentFix: "GOTV-412: survive 200 ms without degraded mode.",
  ...change,
});
