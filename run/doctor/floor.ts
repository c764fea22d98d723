import { histogramOf } from "../../model/histogram.ts";
import { millis } from "../../model/units.ts";
import type { ProxiedTarget } from "./proxied-target.ts";
import { sendEvenly } from "./send-evenly.ts";

const PER_SECOND = 500;
const WARM_UP_MS = 200;
const WINDOWS = 3;
const WINDOW_MS = 200;
const WARM_UP = "warm-up";

/** What the machine itself adds to a call: timers, the load engine, the proxy. Counted as objectives are, from the due time. */
export interface LatencyFloor {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Measures it with a few hundred calls; nothing when the signal ended them or none was answered. */
export async function measureFloor(
  target: ProxiedTarget,
  signal: AbortSignal,
): Promise<LatencyFloor | undefined> {
  const { rows } = await sendEvenly(
    {
      perSecond: PER_SECOND,
      from: millis(0),
      to: millis(WARM_UP_MS + WINDOWS * WINDOW_MS),
      within: millis(WINDOW_MS),
      phaseAt: (at) => (at < WARM_UP_MS ? WARM_UP : String(Math.floor((at - WARM_UP_MS) / WINDOW_MS))),
    },
    target,
    signal,
  );
  if (signal.aborted) return undefined;
  const phases = new Set(rows.map(({ phase }) => phase).filter((phase) => phase !== WARM_UP));
  // The calmest window: a floor is what is possible here, and a neighbour's burst of work must not raise it.
  return [...phases]
    .map((phase) => histogramOf(rows.filter((row) => row.phase === phase).map(({ fromDue }) => fromDue)))
    .filter(({ count }) => count > 0)
    .map((window) => ({ p50Ms: window.percentile(0.5), p99Ms: window.percentile(0.99) }))
    .toSorted((one, other) => one.p99Ms - other.p99Ms)[0];
}
