import { uniform } from "../model/random.ts";
import type { PlannedCall, Traffic } from "../model/traffic.ts";
import { arrivalsPerBucket, bucketOf, callsBefore } from "./arrivals.ts";
import { LANES } from "./lanes.ts";

type Wanted = Parameters<typeof arrivalsPerBucket>[0];

const weightOf = (calls: readonly Pick<PlannedCall, "weight">[]): number =>
  calls.reduce((sum, { weight }) => sum + weight, 0);

/**
 * The calls due in each bucket: people's follow the shape, and beneath them junk comes at a steady rate. Both parts
 * are exact, and together they are exactly `calls`.
 *
 *   junk of the day = round(calls · weights of junk / all weights)
 */
export function arrivalsWithJunk(
  wanted: Wanted,
  mix: readonly Pick<PlannedCall, "weight" | "junk">[],
): Pick<Traffic, "arrivals" | "junk"> {
  const ofJunk = mix.filter(({ junk }) => junk === true);
  if (ofJunk.length === 0) return { arrivals: arrivalsPerBucket(wanted) };
  const calls = Math.round((wanted.calls * weightOf(ofJunk)) / weightOf(mix));
  const junk = arrivalsPerBucket({ ...wanted, calls, density: () => 1, lane: LANES.junkArrivals });
  const peoples = arrivalsPerBucket({ ...wanted, calls: wanted.calls - calls });
  return { arrivals: peoples.map((count, k) => count + (junk[k] ?? 0)), junk };
}

/**
 * Whether call `seq` is junk; remembers the bucket of the last question. The junk of a bucket lies evenly among all its
 * calls, from a place that the seed chooses:
 *
 *   call j of n is junk  if  ⌊((j + 1) · m + f) / n⌋ > ⌊(j · m + f) / n⌋        for exactly m of the n calls
 *
 *   m junk of the bucket        f a whole number below n
 */
export function junkTest({
  arrivals,
  junk,
  seed,
}: Pick<Traffic, "arrivals" | "junk" | "seed">): (seq: number) => boolean {
  if (junk === undefined) return () => false;
  const before = callsBefore(arrivals);
  let [k, first] = [-1, 0];
  return (seq) => {
    if (k < 0 || seq < (before[k] ?? 0) || seq >= (before[k + 1] ?? 0)) {
      k = bucketOf(before, seq);
      first = Math.floor(uniform(seed, k, LANES.junkPlace) * (arrivals[k] ?? 0));
    }
    const [all, some] = [arrivals[k] ?? 0, junk[k] ?? 0];
    const place = seq - (before[k] ?? 0);
    return Math.floor(((place + 1) * some + first) / all) > Math.floor((place * some + first) / all);
  };
}
