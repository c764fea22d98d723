import { EventEmitter, once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import type { TrafficTotals } from "../../../../model/record.ts";
import type { EngineGlance, EngineWorld } from "../../load-engine.ts";
import type { K6Process } from "../k6-process.ts";
import type { Metric } from "../otlp/decode.ts";
import { CallNames } from "./call-names.ts";
import { closeBooks } from "./close-books.ts";
import type { OwnJob } from "./prepare.ts";
import { OwnTally } from "./tally.ts";

const BEAT_MS = 1000;
/** Numbers arrive within a few pushes, even of a busy k6. */
const PUSHES_MS = 2000;
const PUSH = "push";

export interface OwnCrew {
  readonly job: OwnJob;
  readonly k6: K6Process;
  readonly sink: { onMetrics: (metrics: readonly Metric[]) => void; onTrouble: (text: string) => void };
  /** Where requests go through the link. */
  readonly origin: string;
  readonly summary: string;
}

/** What happened in the second that just ended. */
function glanceOf(tally: OwnTally, last: TrafficTotals): EngineGlance {
  const { sent, failed } = tally.totals;
  const glance = {
    sent,
    perSecond: sent - last.sent,
    plannedPerSecond: sent - last.sent,
    p99Ms: tally.recent.percentile(0.99),
    failed,
    failedPerSecond: failed - last.failed,
    inFlight: 0,
  };
  tally.recent.clear();
  return glance;
}

/** Waits until the end of the day, or until k6 has ended by itself, whichever comes first. */
async function lastsTheDay({ job, k6 }: OwnCrew, world: EngineWorld): Promise<boolean> {
  const waiting = new AbortController();
  const day = delay(Math.max(0, job.replayIn - world.now()), true, { signal: waiting.signal });
  const lasted = await Promise.race([day.catch(() => false), k6.ended.then(() => false)]);
  waiting.abort();
  return lasted;
}

/** k6 throws away what it is about to send when it is told to end, so it is told right behind a push. */
async function stopBetweenPushes(k6: K6Process, pushes: EventEmitter): Promise<void> {
  await once(pushes, PUSH, { signal: AbortSignal.timeout(PUSHES_MS) }).catch(() => undefined);
  await k6.stop();
}

/** Lets the script go at the start of the replay, and stops it at its end. */
export async function replayOwn(crew: OwnCrew, world: EngineWorld): Promise<TrafficTotals> {
  const { job, k6, sink, origin } = crew;
  const names = new CallNames(origin);
  const tally = new OwnTally({ script: job.script, names, zero: Date.now() - world.now() }, world);
  const pushes = new EventEmitter();
  sink.onMetrics = (metrics) => {
    tally.take(metrics);
    pushes.emit(PUSH);
  };
  sink.onTrouble = world.trouble;
  let last: TrafficTotals = { ...tally.totals };
  const beat = setInterval(() => {
    world.glance(glanceOf(tally, last));
    last = { ...tally.totals };
    tally.emit(Math.floor((world.now() - job.timeout - PUSHES_MS) / 1000));
  }, BEAT_MS);
  try {
    await delay(Math.max(0, 0 - world.now()), undefined, { signal: world.signal }).catch(() => undefined);
    // One that is gone cannot be resumed; how it ended says more than that.
    await k6.resume().catch(async () => k6.stop());
    const lasted = await lastsTheDay(crew, world);
    const endedAt = world.now();
    if (lasted) await stopBetweenPushes(k6, pushes);
    const end = await k6.ended;
    tally.emit(Math.ceil(Math.max(job.replayIn, world.now()) / 1000));
    return await closeBooks({ crew, tally, names, end, endedAt, lasted }, world);
  } finally {
    clearInterval(beat);
  }
}
