import type { Fix, Plan, PlannedBreak, Step } from "../../model/plan.ts";
import type { PlannedCall } from "../../model/traffic.ts";
import { millis, ratio, seconds } from "../../model/units.ts";

const GOOD = { status: "2xx", within: millis(500) };
const REPLAY_SECONDS = 60;
/** Calls per second of the day, the same in every second, half of each call name. */
export const RATE = 100;

export const aStep = (overrides: Partial<Step> = {}): Step => ({
  title: "Turn it on",
  action: { kind: "run", command: "true" },
  risk: "low",
  ...overrides,
});

export const aFix = (id: string, overrides: Partial<Fix> = {}): Fix => ({
  id,
  title: `Switch to ${id}`,
  steps: [aStep({ undo: { kind: "run", command: "true" } })],
  ...overrides,
});

export const aCall = (name: string, overrides: Partial<PlannedCall> = {}): PlannedCall => ({
  name,
  weight: 1,
  method: "GET",
  path: `/${name}`,
  headers: {},
  write: false,
  good: GOOD,
  ...overrides,
});

/** A slow database from second 20 on, with one fix in mind: before 10-20, during 20-30, fixed 30-42, after 42-56. */
export const aBreak = (overrides: Partial<PlannedBreak> = {}): PlannedBreak => ({
  id: "database-slow",
  symptom: "Calls time out",
  symptoms: [],
  severity: "sev1",
  owner: "gotv-platform",
  at: "12:00",
  fault: { name: "slow-link", summary: "Every answer comes late.", text: "200 ms on every answer" },
  links: ["database"],
  changes: [
    {
      kind: "toxic",
      link: "database",
      toxic: {
        type: "latency",
        attributes: { latency: 200, jitter: 0 },
        stream: "downstream",
        toxicity: ratio(1),
      },
    },
  ],
  windows: {
    before: { from: seconds(10), to: seconds(20) },
    during: { from: seconds(20), to: seconds(30) },
    fixed: [{ fix: "degraded", from: seconds(30), to: seconds(42) }],
    after: { from: seconds(42), to: seconds(56) },
  },
  want: { state: "queue-writes", within: seconds(2), share: ratio(0.99) },
  recoverWithin: seconds(10),
  fixes: [aFix("degraded")],
  ...overrides,
});

/** The break left alone before its fix: alone 30-38, again 38-40, fixed 40-52, after 52-66. */
export const aBreakLeftAlone = (overrides: Partial<PlannedBreak> = {}): PlannedBreak =>
  aBreak({
    windows: {
      ...aBreak().windows,
      alone: { from: seconds(30), to: seconds(38) },
      again: { from: seconds(38), to: seconds(40) },
      fixed: [{ fix: "degraded", from: seconds(40), to: seconds(52) }],
      after: { from: seconds(52), to: seconds(66) },
    },
    ...overrides,
  });

/** The break with two fixes: `bigger-pool` is tried 30-42, `degraded` 42-54, after 54-68. */
export const aBreakWithTwoFixes = (): PlannedBreak =>
  aBreak({
    windows: {
      ...aBreak().windows,
      fixed: [
        { fix: "bigger-pool", from: seconds(30), to: seconds(42) },
        { fix: "degraded", from: seconds(42), to: seconds(54) },
      ],
      after: { from: seconds(54), to: seconds(68) },
    },
    fixes: [aFix("bigger-pool"), aFix("degraded")],
  });

/** A day of 60 seconds with 100 calls in each, one break, a ledger and a state to ask for. */
export const aPlan = (overrides: Partial<Plan> = {}): Plan => ({
  version: 1,
  scenario: {
    id: "election-day",
    title: "Election day",
    why: "The day that cannot fail.",
    file: "scenarios/election-day.yaml",
    sha256: "0".repeat(64),
  },
  links: [
    { name: "edge", to: "127.0.0.1:8080" },
    { name: "database", to: "127.0.0.1:5432" },
  ],
  system: [],
  traffic: {
    calls: RATE * REPLAY_SECONDS,
    shape: "constant",
    day: { from: 6 * 60, to: 24 * 60 },
    replayIn: seconds(REPLAY_SECONDS),
    seed: 2012,
    spacing: "even",
    through: "edge",
    timeout: seconds(2),
    bucket: millis(100),
    arrivals: Array.from({ length: REPLAY_SECONDS * 10 }, () => RATE / 10),
    mix: [aCall("next-voter"), aCall("record-contact", { method: "POST", write: true })],
  },
  objectives: [
    { id: "next-voter-1", calls: "next-voter", good: GOOD, share: ratio(0.99) },
    { id: "record-contact-2", calls: "record-contact", good: GOOD, share: ratio(0.99) },
  ],
  ledger: { get: "http://127.0.0.1:8080/ledger" },
  state: { get: "http://127.0.0.1:8080/healthz", field: "state" },
  canary: { latency: millis(5), lasts: seconds(1) },
  breaks: [aBreak()],
  notes: [],
  ...overrides,
});
