import { cpus } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { Histogram } from "../model/histogram.ts";
import { junkNames } from "../model/junk.ts";
import type { Plan } from "../model/plan.ts";
import type { DueCall, Request, Traffic } from "../model/traffic.ts";
import { type PerSecond, perSecond } from "../model/units.ts";
import { systemClock } from "./clock.ts";
import type { EngineWorld, LoadEngine } from "./engines/load-engine.ts";
import { BUCKET_MS, peakTraffic, rampBucketsOf } from "./peak-traffic.ts";

const SETTLE_BUCKETS = 5;
// What a peak that was too much left behind (connections, queues, garbage) must not count against the next one.
const REST_MS = 2000;

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

/** The busy share between two moments from now; an engine that takes its time to end must not count as rest. */
function busyBetween(from: number, to: number): () => number {
  let before = busyTime();
  let after: ReturnType<typeof busyTime> | undefined;
  const start = setTimeout(() => {
    before = busyTime();
  }, from);
  const end = setTimeout(() => {
    after = busyTime();
  }, to);
  return () => {
    clearTimeout(start);
    clearTimeout(end);
    const last = after ?? busyTime();
    return (last.busy - before.busy) / Math.max(1, last.total - before.total);
  };
}

interface PreflightDoors {
  readonly engine: LoadEngine;
  readonly target: { readonly host: string; readonly port: number };
  readonly due: (traffic: Traffic) => Iterable<DueCall>;
  /** What the keys of a trial begin with: no other trial and no run has the same. */
  readonly runOf: (trial: number) => string;
  readonly requests: (traffic: Traffic, run: string) => (seq: number) => Request;
  readonly signal: AbortSignal;
}

/** Counts only what was due after the ramp. */
function measuringWorld(
  doors: PreflightDoors,
  { measureFrom, lead, junk }: { measureFrom: number; lead: number; junk: ReadonlySet<string> },
): {
  world: EngineWorld;
  lateness: Histogram;
  seen: { sent: number; good: number };
} {
  const lateness = new Histogram();
  const seen = { sent: 0, good: 0 };
  const world: EngineWorld = {
    target: doors.target,
    now: systemClock(performance.now() + lead).now,
    signal: doors.signal,
    phaseAt: () => "preflight",
    healedBetween: () => false,
    row: (row) => {
      if (row.second * 1000 < measureFrom || junk.has(row.call)) return;
      seen.sent += row.sent;
      seen.good += row.good;
    },
    lateness: (row) => {
      if (row.second * 1000 >= measureFrom) lateness.add(row.lateness);
    },
    settled: () => undefined,
    write: () => undefined,
    glance: () => undefined,
    // What troubles an engine here shows in the figures of the trial.
    trouble: () => undefined,
  };
  return { world, lateness, seen };
}

/** Sends a peak for a few seconds through the healthy system and measures what it costs here. */
async function measurePeak(
  { traffic: planned, peak, trial }: { traffic: Traffic; peak: PerSecond; trial: number },
  doors: PreflightDoors,
): Promise<PreflightFigures> {
  const rampBuckets = rampBucketsOf(peak, trial);
  const measureFrom = (rampBuckets + SETTLE_BUCKETS) * BUCKET_MS;
  const traffic = peakTraffic(planned, peak, rampBuckets);
  const run = doors.runOf(trial);
  const job = { traffic, due: doors.due(traffic), request: doors.requests(traffic, run), run };
  const engine = await doors.engine.prepare(job, doors);
  const { world, lateness, seen } = measuringWorld(doors, {
    measureFrom,
    lead: engine.lead,
    junk: junkNames(planned.mix),
  });
  let busyShare = 0;
  const busy = busyBetween(engine.lead + measureFrom, engine.lead + traffic.replayIn);
  try {
    await engine.send(world);
  } finally {
    busyShare = busy();
    await engine.close();
  }
  doors.signal.throwIfAborted();
  return {
    peak: perSecond(Math.round(peak)),
    busy: busyShare,
    lateP99Ms: lateness.percentile(0.99),
    goodShare: seen.sent === 0 ? 0 : seen.good / seen.sent,
  };
}

/** What to do after the peaks that were measured so far: go on with this plan, or measure its peak too. */
export interface PreflightDecision {
  readonly plan: Plan;
  readonly text: string;
  readonly carries: boolean;
  readonly isSettled: boolean;
}

interface Judgement {
  readonly peakOf: (traffic: Traffic) => PerSecond;
  readonly decide: (trials: readonly [PreflightFigures, ...PreflightFigures[]]) => PreflightDecision;
  readonly say: (text: string) => void;
}

/** Measures the peak of the plan, then of slower replays, until one is decided on. */
export async function preflight(
  plan: Plan,
  { peakOf, decide, say }: Judgement,
  doors: PreflightDoors,
): Promise<PreflightDecision> {
  const measure = ({ traffic }: Plan, trial: number): Promise<PreflightFigures> =>
    measurePeak({ traffic, peak: peakOf(traffic), trial }, doors);
  let trials: readonly [PreflightFigures, ...PreflightFigures[]] = [await measure(plan, 0)];
  for (;;) {
    const decision = decide(trials);
    if (decision.isSettled) return decision;
    say(`preflight: ${decision.text}`);
    await delay(REST_MS, undefined, { signal: doors.signal });
    trials = [...trials, await measure(decision.plan, trials.length)];
  }
}
