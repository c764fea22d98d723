import { hash } from "../../model/random.ts";
import type { CallFigures, DayPoint, PhaseFigures } from "../../model/readiness.ts";
import { ratio, seconds } from "../../model/units.ts";

const SECONDS = 300;
export const CALLS = 1_200_000;

/** What one stretch of the day felt like, the same for its phase and for its seconds of the picture. */
export interface Stretch {
  readonly phase: PhaseFigures["phase"];
  readonly fix?: string;
  readonly from: number;
  readonly to: number;
  readonly good: number;
  readonly latency: readonly [p50: number, p95: number, p99: number];
  /** Shares of the calls that were not good. */
  readonly errors?: Readonly<Record<string, number>>;
  readonly state: string;
}

const QUIET = [4.2, 11, 24] as const;

export const LOST: readonly [Stretch, Stretch, ...Stretch[]] = [
  { phase: "before", from: 46, to: 56, good: 1, latency: QUIET, state: "full" },
  {
    phase: "during",
    from: 56,
    to: 66,
    good: 0.112,
    latency: [2.1, 18, 44],
    errors: { "status 503": 0.91, reset: 0.09 },
    state: "full",
  },
  {
    phase: "fixed",
    fix: "queue-writes",
    from: 66,
    to: 84,
    good: 0.9983,
    latency: [3.9, 14, 61],
    errors: { "status 503": 1 },
    state: "queue-writes",
  },
  { phase: "after", from: 84, to: 98, good: 0.9996, latency: [4.4, 13, 38], state: "full" },
];

export const CACHE: readonly [Stretch, Stretch, ...Stretch[]] = [
  { phase: "before", from: 128, to: 138, good: 1, latency: QUIET, state: "full" },
  { phase: "during", from: 138, to: 158, good: 0.9978, latency: [7.8, 41, 118], state: "full" },
  { phase: "after", from: 158, to: 172, good: 1, latency: QUIET, state: "full" },
];

export const SLOW: readonly [Stretch, Stretch, ...Stretch[]] = [
  { phase: "before", from: 206, to: 216, good: 0.9999, latency: [5.1, 16, 33], state: "full" },
  {
    phase: "during",
    from: 216,
    to: 230,
    good: 0.031,
    latency: [2400, 4900, 5000],
    errors: { timeout: 0.62, "status 503": 0.08 },
    state: "full",
  },
  {
    phase: "fixed",
    fix: "bigger-pool",
    from: 230,
    to: 246,
    good: 0.034,
    latency: [2100, 4700, 5000],
    errors: { timeout: 0.55, "status 500": 0.11 },
    state: "full",
  },
  {
    phase: "fixed",
    fix: "degraded-mode",
    from: 246,
    to: 264,
    good: 0.9981,
    latency: [3.6, 12, 29],
    errors: { timeout: 1 },
    state: "queue-writes",
  },
  { phase: "after", from: 264, to: 280, good: 0.9998, latency: [5, 15, 35], state: "full" },
];

const hill = (second: number, middle: number, width: number): number =>
  Math.exp(-(((second - middle) / width) ** 2));

/** The arrivals of each second: a morning, a noon and the evening peak, summing to exactly all calls. */
function arrivals(): readonly number[] {
  const density = Array.from(
    { length: SECONDS },
    (_, second) =>
      0.35 + hill(second, 40, 30) * 0.45 + hill(second, 120, 40) * 0.4 + hill(second, 240, 34) * 1.15,
  );
  const sum = density.reduce((total, value) => total + value, 0);
  const whole = density.map((value) => Math.floor((value / sum) * CALLS));
  const rest = CALLS - whole.reduce((total, value) => total + value, 0);
  return whole.map((value, second) => value + (second === 240 ? rest : 0));
}

const ARRIVALS = arrivals();
const sentIn = (from: number, to: number): number =>
  ARRIVALS.slice(from, to).reduce((total, value) => total + value, 0);

const wobble = (second: number, lane: number): number => 0.85 + (hash(2012, second, lane) % 1000) / 3000;

/** The share of good calls in one second: a stretch falls and rises within its first second. */
function goodIn(stretch: Stretch, second: number, before: number): number {
  const first = second === stretch.from ? (stretch.good + before) / 2 : stretch.good;
  return Math.round(first * 10_000) / 10_000;
}

function errorsOf(bad: number, shares: Readonly<Record<string, number>>): Record<string, number> {
  const counted = Object.entries(shares).map(([cause, part]) => [cause, Math.round(bad * part)] as const);
  return Object.fromEntries(counted.filter(([, times]) => times > 0));
}

function callFigures(call: string, stretch: Stretch, sent: number): CallFigures {
  const good = Math.round(sent * stretch.good);
  const [p50Ms, , p99Ms] = stretch.latency;
  const errors = errorsOf(sent - good, stretch.errors ?? {});
  return { call, sent, good, share: ratio(good / sent), p50Ms, p99Ms, errors };
}

function figuresOf(stretch: Stretch, previous: Stretch | undefined): PhaseFigures {
  const { phase, fix, from, to, latency } = stretch;
  const sent = sentIn(from, to);
  const good = Math.round(sent * stretch.good);
  const errors = errorsOf(sent - good, stretch.errors ?? {});
  const failed = Object.values(errors).reduce((total, count) => total + count, 0);
  const reads = Math.round(sent * 0.55);
  const length = { length: to - from };
  return {
    phase,
    ...(fix === undefined ? {} : { fix }),
    from: seconds(from),
    to: seconds(to),
    sent,
    good,
    share: ratio(good / sent),
    perSecond: Math.round(sent / (to - from)),
    p50Ms: latency[0],
    p95Ms: latency[1],
    p99Ms: latency[2],
    errors,
    errorShare: ratio(failed / sent),
    byCall: [callFigures("next-voter", stretch, reads), callFigures("record-contact", stretch, sent - reads)],
    across: previous === undefined ? 0 : 214,
    healedAway: phase === "after" ? 38 : 0,
    goodPerSecond: Array.from(length, (_, index) =>
      goodIn(stretch, from + index, previous?.good ?? stretch.good),
    ),
    states: [stretch.state],
  };
}

export const phasesOf = (stretches: readonly Stretch[]): readonly PhaseFigures[] =>
  stretches.map((stretch, index) => figuresOf(stretch, stretches[index - 1]));

function pointOf(second: number): DayPoint {
  const stretches = [...LOST, ...CACHE, ...SLOW];
  const index = stretches.findIndex(({ from, to }) => second >= from && second < to);
  const stretch = stretches[index];
  const planned = ARRIVALS[second] ?? 0;
  const [p50, p95, p99] = stretch?.latency ?? QUIET;
  const share = stretch === undefined ? 1 : goodIn(stretch, second, stretches[index - 1]?.good ?? 1);
  const good = Math.round(planned * share);
  const timeouts = stretch?.errors?.["timeout"] ?? 0;
  const latency = (ms: number, lane: number) => Math.round(ms * wobble(second, lane) * 10) / 10;
  return {
    second,
    planned,
    achieved: planned,
    good,
    failed: Math.round((planned - good) * timeouts),
    p50Ms: latency(p50, 1),
    p95Ms: latency(p95, 2),
    p99Ms: latency(p99, 3),
  };
}

/** The seconds of the day, for its picture. */
export const POINTS = Array.from({ length: SECONDS }, (_, second) => pointOf(second));
