import { Histogram } from "../../model/histogram.ts";
import type { TrafficTotals } from "../../model/record.ts";
import { systemClock } from "../clock.ts";
import type { EngineEntrance, LoadEngine, TrafficJob } from "./load-engine.ts";

/** What an engine made of the same small day. */
export interface Showing {
  readonly engine: string;
  readonly totals: TrafficTotals;
  /** How often each call came to each end: {"next 200": 120, "next reset": 7}. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** How many calls of each name were due in each second: {"next 0": 60}. */
  readonly due: Readonly<Record<string, number>>;
  readonly latency: Histogram;
}

const add = (counts: Record<string, number>, name: string, count: number): void => {
  counts[name] = (counts[name] ?? 0) + count;
};

/** Lets an engine send the job and keeps what can be compared. */
export async function show(
  engine: LoadEngine,
  job: TrafficJob,
  { target, signal }: EngineEntrance,
): Promise<Showing> {
  const outcomes: Record<string, number> = {};
  const due: Record<string, number> = {};
  const latency = new Histogram();
  const ready = await engine.prepare(job, { target, signal });
  try {
    const totals = await ready.send({
      target,
      signal,
      now: systemClock(performance.now() + ready.lead).now,
      phaseAt: () => "day",
      healedBetween: () => false,
      row: ({ call, second, sent, statuses, causes, fromSend }) => {
        add(due, `${call} ${second}`, sent);
        for (const [outcome, count] of Object.entries({ ...statuses, ...causes })) {
          add(outcomes, `${call} ${outcome}`, count);
        }
        latency.add(fromSend);
      },
      lateness: () => undefined,
      settled: () => undefined,
      write: () => undefined,
      glance: () => undefined,
      trouble: () => undefined,
    });
    return { engine: engine.name, totals, outcomes, due, latency };
  } finally {
    await ready.close();
  }
}

const PERCENTILES = Array.from({ length: 95 }, (_, index) => (index + 1) / 100);

/**
 * How far two distributions of latencies are apart: the mean distance of their percentiles from the 1st to the 95th,
 * in milliseconds. What the machine does to single calls is beyond the 95th.
 */
export const distanceMs = (one: Histogram, other: Histogram): number =>
  PERCENTILES.reduce((sum, share) => sum + Math.abs(one.percentile(share) - other.percentile(share)), 0) /
  PERCENTILES.length;

export interface Parity {
  /** What differs, in words; empty when the engines agree. */
  readonly differences: readonly string[];
  readonly distanceMs: number;
}

function differing(
  what: string,
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
) {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return names
    .filter((name) => (one[name] ?? 0) !== (other[name] ?? 0))
    .map((name) => `${what} ${name}: ${one[name] ?? 0} and ${other[name] ?? 0}`);
}

/** Compares what two engines made of the same job; latencies may be this far apart. */
export function compareShowings(one: Showing, other: Showing, withinMs: number): Parity {
  const distance = distanceMs(one.latency, other.latency);
  const apart = distance > withinMs ? [`latencies: ${distance.toFixed(1)} ms apart`] : [];
  return {
    differences: [
      ...differing("calls", { ...one.totals }, { ...other.totals }),
      ...differing("due", one.due, other.due),
      ...differing("outcome", one.outcomes, other.outcomes),
      ...apart,
    ],
    distanceMs: distance,
  };
}
