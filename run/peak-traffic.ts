import { junkCalls } from "../model/junk.ts";
import type { Traffic } from "../model/traffic.ts";
import { millis, type PerSecond } from "../model/units.ts";

export const BUCKET_MS = 100;
// Everything is cold at first (compilers, caches, connections); the ramp warms it and is not measured. From this peak on
// it takes twelve seconds; a small peak needs no warm machine.
const COLD_RAMP_BUCKETS = 120;
const COLD_FROM = 1000;
const WARM_RAMP_BUCKETS = 10;
const HOLD_BUCKETS = 30;
const SMALL_PEAK = 200;
const SMALL_HOLD_BUCKETS = 20;

/** How many buckets lead up to a peak: many the first time, when everything is cold. */
export const rampBucketsOf = (peak: PerSecond, trial: number): number =>
  trial > 0
    ? WARM_RAMP_BUCKETS
    : Math.max(WARM_RAMP_BUCKETS, Math.round(COLD_RAMP_BUCKETS * Math.min(1, peak / COLD_FROM)));

/** Junk has the same rate all day: at the peak it is a smaller part of all calls. */
function junkAt(traffic: Traffic, peak: PerSecond, arrivals: readonly number[]): Pick<Traffic, "junk"> {
  if (traffic.junk === undefined) return {};
  const share = Math.min(1, (junkCalls(traffic) / traffic.replayIn) * (1000 / peak));
  return { junk: arrivals.map((count) => Math.round(count * share)) };
}

/** The same mix at the peak rate: a ramp, then two or three seconds that count. */
export function peakTraffic(traffic: Traffic, peak: PerSecond, rampBuckets: number): Traffic {
  const perBucket = (peak * BUCKET_MS) / 1000;
  const hold = peak < SMALL_PEAK ? SMALL_HOLD_BUCKETS : HOLD_BUCKETS;
  const arrivals = Array.from({ length: rampBuckets + hold }, (_, index) =>
    Math.round(perBucket * Math.min(1, (index + 1) / rampBuckets)),
  );
  const calls = arrivals.reduce((sum, count) => sum + count, 0);
  return {
    ...traffic,
    calls,
    arrivals,
    ...junkAt(traffic, peak, arrivals),
    bucket: millis(BUCKET_MS),
    replayIn: millis(arrivals.length * BUCKET_MS),
  };
}
