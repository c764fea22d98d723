import { cpus } from "node:os";
import { Histogram } from "../model/histogram.ts";
import type { DueCall, Request, Traffic } from "../model/traffic.ts";
import { millis, type PerSecond, perSecond } from "../model/units.ts";
import { systemClock } from "./clock.ts";
import type { EngineWorld, LoadEngine } from "./engines/load-engine.ts";

const BUCKET_MS = 100;
const RAMP_BUCKETS = 80;
const HOLD_BUCKETS = 30;
// Everything is cold at first (compilers, caches, connections); the ramp warms it and is not measured.
const MEASURE_FROM_MS = (RAMP_BUCKETS + 5) * BUCKET_MS;

/** What a few seconds at the planned peak cost on this machine. */
export interface PreflightFigures {
  readonly peak: PerSecond;
  /** Busy share of all cores of this machine, everything that runs on it included. */
  readonly busy: number;
  /** How late the generator took up its calls, 99th percentile. */
  readonly lateP99Ms: number;
  readonly goodShare: number;
}

function busyTime(): { busy: number; total: number } {
  let [busy, total] = [0, 0];
  for (const { times } of cpus()) {
    const all = times.user + times.nice + times.sys + times.irq + times.idle;
    total += all;
    busy += all - times.idle;
  }
  return { busy, total };
}

/** The same mix at the peak rate: a ramp of eight seconds, then three seconds that count. */
function peakTraffic(traffic: Traffic, peak: PerSecond): Traffic {
  const perBucket = (peak * BUCKET_MS) / 1000;
  const arrivals = Array.from({ length: RAMP_BUCKETS + HOLD_BUCKETS }, (_, index) =>
    Math.round(perBucket * Math.min(1, (index + 1) / RAMP_BUCKETS)),
  );
  const calls = arrivals.reduce((sum, count) => sum + count, 0);
  return {
    ...traffic,
    calls,
    arrivals,
    bucket: millis(BUCKET_MS),
    replayIn: millis(arrivals.length * BUCKET_MS),
  };
}

interface PreflightDoors {
  readonly engine: LoadEngine;
  readonly target: { readonly host: string; readonly port: number };
  readonly due: (traffic: Traffic) => Iterable<DueCall>;
  readonly requests: (traffic: Traffic) => (seq: number) => Request;
  readonly signal: AbortSignal;
}

/** Counts only what was due after the ramp. */
function measuringWorld(doors: PreflightDoors): {
  world: EngineWorld;
  lateness: Histogram;
  seen: { sent: number; good: number };
} {
  const lateness = new Histogram();
  const seen = { sent: 0, good: 0 };
  const world: EngineWorld = {
    target: doors.target,
    now: systemClock(performance.now()).now,
    signal: doors.signal,
    phaseAt: () => "preflight",
    healedBetween: () => false,
    row: (row) => {
      if (row.second * 1000 < MEASURE_FROM_MS) return;
      seen.sent += row.sent;
      seen.good += row.good;
    },
    lateness: (row) => {
      if (row.second * 1000 >= MEASURE_FROM_MS) lateness.add(row.lateness);
    },
    settled: () => undefined,
    write: () => undefined,
    glance: () => undefined,
  };
  return { world, lateness, seen };
}

/** Sends the planned peak for a few seconds through the healthy system and measures what it costs here. */
export async function preflight(
  planned: { readonly traffic: Traffic; readonly peak: PerSecond },
  doors: PreflightDoors,
): Promise<PreflightFigures> {
  const traffic = peakTraffic(planned.traffic, planned.peak);
  const job = { traffic, due: doors.due(traffic), request: doors.requests(traffic) };
  const { world, lateness, seen } = measuringWorld(doors);
  let before = busyTime();
  const timer = setTimeout(() => {
    before = busyTime();
  }, MEASURE_FROM_MS);
  await doors.engine.send(job, world);
  clearTimeout(timer);
  const after = busyTime();
  return {
    peak: perSecond(Math.round(planned.peak)),
    busy: (after.busy - before.busy) / Math.max(1, after.total - before.total),
    lateP99Ms: lateness.percentile(0.99),
    goodShare: seen.sent === 0 ? 0 : seen.good / seen.sent,
  };
}
