import { uniform } from "../model/random.ts";
import type { DueCall, Spacing, Traffic } from "../model/traffic.ts";
import { millis, perSecond, type Millis, type PerSecond } from "../model/units.ts";
import { binomial } from "./binomial.ts";
import { cumulativeShares, type Density } from "./cumulative.ts";
import { LANES } from "./lanes.ts";

const MOST_BUCKETS = 6000;
const SECOND = 1000;

/** 100 ms up to 10 minutes of replay, then wider: at most 6,000 buckets whose edges still meet the whole seconds. */
export function bucketFor(replayIn: Millis): Millis {
  const within = [100, 200, 500].find((width) => replayIn / width <= MOST_BUCKETS);
  return millis(within ?? Math.ceil(replayIn / MOST_BUCKETS / SECOND) * SECOND);
}

/**
 * How many calls are due in each bucket; they sum to exactly `calls`.
 *
 *   even      n(k) = round(calls · F(k+1)) - round(calls · F(k))
 *   poisson   n(k) ~ binomial(calls not yet given out, (F(k+1) - F(k)) / (1 - F(k)))
 *
 *   F(k) share of the calls before edge k
 *
 * The second is what becomes of `calls` points that are thrown on the day independently of each other.
 */
export function arrivalsPerBucket(wanted: {
  readonly calls: number;
  readonly density: Density;
  readonly replayIn: Millis;
  readonly bucket: Millis;
  readonly seed: number;
  readonly spacing: Spacing;
  readonly lane?: number;
}): number[] {
  const shares = cumulativeShares(wanted.density, wanted.replayIn, wanted.bucket);
  let given = 0;
  return Array.from({ length: shares.length - 1 }, (_, k) => {
    const [before, until] = [shares[k] ?? 0, shares[k + 1] ?? 1];
    const chance = until > before ? (until - before) / (1 - before) : 0;
    const count =
      wanted.spacing === "even"
        ? Math.round(wanted.calls * until) - given
        : binomial(wanted.calls - given, chance, uniform(wanted.seed, k, wanted.lane ?? LANES.arrivals));
    given += count;
    return count;
  });
}

/** Due times of the n calls of bucket k, the first of which has number `first`; ascending. */
function timesIn(traffic: Traffic, k: number, first: number): Float64Array<ArrayBuffer> {
  const start = k * traffic.bucket;
  const width = Math.min(traffic.bucket, traffic.replayIn - start);
  const times = new Float64Array(traffic.arrivals[k] ?? 0);
  for (let j = 0; j < times.length; j += 1) {
    const offset =
      traffic.spacing === "even" ? (j + 0.5) / times.length : uniform(traffic.seed, first + j, LANES.dueTime);
    times[j] = start + offset * width;
  }
  return traffic.spacing === "even" ? times : times.sort();
}

/** All calls in the order in which they are due, never back in time; holds one bucket at a time. */
export function* dueCalls(traffic: Traffic): Generator<DueCall> {
  let seq = 0;
  for (let k = 0; k < traffic.arrivals.length; k += 1) {
    for (const due of timesIn(traffic, k, seq)) {
      yield { seq, due: millis(due) };
      seq += 1;
    }
  }
}

/** How many calls are due before each edge of the buckets. */
export function callsBefore(arrivals: readonly number[]): Float64Array {
  const before = new Float64Array(arrivals.length + 1);
  for (const [k, count] of arrivals.entries()) before[k + 1] = (before[k] ?? 0) + count;
  return before;
}

/** The last bucket that begins with call `seq` or one before it. */
export function bucketOf(before: Float64Array, seq: number): number {
  let [low, high] = [0, before.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((before[middle] ?? 0) <= seq) low = middle;
    else high = middle;
  }
  return low;
}

/** The due time of any call, the same as `dueCalls` gives; remembers the bucket of the last question. */
export function dueTimes(traffic: Traffic): (seq: number) => Millis {
  const before = callsBefore(traffic.arrivals);
  let known = -1;
  let times = new Float64Array();
  return (seq) => {
    const k = bucketOf(before, seq);
    if (k !== known) [known, times] = [k, timesIn(traffic, k, before[k] ?? 0)];
    const due = times[seq - (before[k] ?? 0)];
    if (due === undefined) throw new RangeError(`There is no call ${seq} among ${traffic.calls}.`);
    return millis(due);
  };
}

/** The busiest stretch of the replay, a second unless told otherwise, counted from whole second to whole second. */
export function peakOf(
  traffic: Traffic,
  stretch: Millis = millis(SECOND),
): { readonly perSecond: PerSecond; readonly at: Millis } {
  const before = callsBefore(traffic.arrivals);
  const dueBefore = (time: number): number => {
    const k = Math.min(Math.floor(time / traffic.bucket), traffic.arrivals.length - 1);
    const width = Math.min(traffic.bucket, traffic.replayIn - k * traffic.bucket);
    const share = Math.min(1, (time - k * traffic.bucket) / width);
    return (before[k] ?? 0) + share * (traffic.arrivals[k] ?? 0);
  };
  let [most, at] = [0, 0];
  for (let start = 0; start < traffic.replayIn; start += SECOND) {
    const rate = ((dueBefore(start + stretch) - dueBefore(start)) / stretch) * SECOND;
    if (rate > most) [most, at] = [rate, start];
  }
  return { perSecond: perSecond(most), at: millis(at) };
}
