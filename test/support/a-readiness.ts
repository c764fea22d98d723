import type { BreakFinding, Readiness, Verdict } from "../../model/readiness.ts";
import { millis, ratio, seconds } from "../../model/units.ts";
import { aPageOne } from "./a-page-one.ts";
import { cacheLost, databaseLost, databaseSlow } from "./rehearsed-breaks.ts";
import { CALLS, POINTS } from "./rehearsed-day.ts";
import { SEALED, someFigures } from "./some-figures.ts";

const totalOf = (of: "failed" | "good"): number => POINTS.reduce((total, point) => total + point[of], 0);

const FAILED = totalOf("failed");

const VERDICTS: readonly Verdict[] = [
  {
    objective: "record-contact",
    calls: "record-contact",
    promise: "99.5 % of record-contact answered 2xx within 500 ms",
    within: millis(500),
    kind: "kept",
    sent: 412_806,
    good: 412_771,
    share: ratio(412_771 / 412_806),
    wanted: ratio(0.995),
  },
  {
    objective: "next-voter",
    calls: "next-voter",
    promise: "99 % of next-voter answered 2xx within 500 ms",
    within: millis(500),
    kind: "kept",
    sent: 504_540,
    good: 504_391,
    share: ratio(504_391 / 504_540),
    wanted: ratio(0.99),
  },
];

const gate = (id: string, text: string, evidence: string) => ({ id, name: id, text, pass: true, evidence });

const GATES = [
  gate("peak", "The planned peak was carried", "8,137 calls/s sent in the busiest second"),
  gate("fixes", "Every break is withstood or has a proven fix", "3 of 3 breaks"),
  gate("recovery", "Nothing stays broken after the fault", "slowest 3.4 s, at most 15 s"),
  gate("ledger", "No acknowledged write lost or doubled", "0 lost, 0 doubled of 521,437"),
  gate("schedule", "The generator kept its schedule", "p99 of lateness 1.1 ms, 0 calls dropped"),
];

const HEALED = [
  { what: "proxy edge", ok: true, detail: "enabled, no toxics" },
  { what: "proxy database", ok: true, detail: "enabled, no toxics" },
  { what: "proxy cache", ok: true, detail: "enabled, no toxics" },
  { what: "process gotv", ok: true, detail: "answers on its health address" },
];

const dayOf = (breaks: readonly BreakFinding[]): Readiness["day"] => {
  const windows = breaks.map((found) => {
    const { during, after } = found.planned.windows;
    return { break: found.id, from: during.from, to: after.from };
  });
  const marks = breaks.flatMap((found) =>
    found.planned.windows.fixed.map(({ fix, from }) => ({ at: from, kind: "fix" as const, text: fix })),
  );
  return {
    from: "06:00",
    to: "21:00",
    replayIn: seconds(300),
    compression: 180,
    calls: CALLS,
    peakPerSecond: POINTS.reduce((most, { planned }) => Math.max(most, planned), 0),
    points: POINTS,
    windows,
    marks,
  };
};

const REHEARSED = {
  run: "2012-11-04-day",
  startedAt: "2012-11-04T09:00:00.000Z",
  version: "0.1.0",
  scenario: {
    id: "gotv-election-day",
    title: "Get-out-the-vote on election day",
    why: "180 users and 12,000 calls five days before; 1.2 million calls on the day.",
    sha256: "9f2d1c0b7a6e5f4d3c2b1a09f8e7d6c5b4a39281706f5e4d3c2b1a0987654321",
  },
  engine: "http",
  toxiproxy: "embedded",
  machine: { cpus: 2, platform: "linux x64", node: "20.20.2" },
  repeat: "gameday run gotv-election-day --seed 2012",
};

/** A complete readiness of a get-out-the-vote day with three breaks, ready unless something is changed. */
export function aReadiness(overrides: Partial<Readiness> = {}): Readiness {
  const breaks = [databaseLost(), cacheLost(), databaseSlow()];
  const calls = { planned: CALLS, sent: CALLS, answered: CALLS - FAILED, failed: FAILED };
  return {
    ...REHEARSED,
    verdict: "READY",
    sentence:
      "All 3 breaks are withstood or have a fix that was proven while the break was on; no write was lost.",
    gates: GATES,
    calls: { ...calls, dropped: 0, unaccounted: 0 },
    schedule: { lateP50Ms: 0.2, lateP99Ms: 1.1, lateMaxMs: 9.4, kept: true },
    ledger: {
      acknowledged: 521_437,
      stored: 521_466,
      lost: 0,
      doubled: 0,
      inDoubt: 29,
      lostCalls: [],
      doubledCalls: [],
      damageIn: {},
    },
    verdicts: VERDICTS,
    breaks,
    healed: true,
    healChecks: HEALED,
    day: dayOf(breaks),
    mix: [
      { name: "next-voter", weight: 55, method: "GET", path: "/voters/next?volunteer=${int:1..7000}" },
      { name: "record-contact", weight: 45, method: "POST", path: "/contacts" },
    ],
    figures: someFigures(
      POINTS,
      breaks.map(({ id }) => id),
    ),
    sealed: SEALED,
    troubles: [],
    differs: ["Load generator, proxy and system shared one machine."],
    notTested: ["A loss of the whole region", "More than one break at the same time"],
    interrupted: false,
    pageOne: aPageOne(),
    ...overrides,
  };
}
