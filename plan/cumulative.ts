import { UsageError } from "../model/errors.ts";
import type { DayShare } from "../model/traffic.ts";
import type { Millis } from "../model/units.ts";

export type Density = (at: DayShare) => number;

const FINEST = 1 / 8192; // the widest panel: 8 s of a day of 18 h, so no step of a shape slips through
const DEEPEST = 24; // a step inside a panel is located to 1/2^24 of it
const PRECISION = 1e-9;

const simpson = (d: Density, from: number, to: number): number =>
  ((to - from) / 6) * (d(from) + 4 * d((from + to) / 2) + d(to));

/** Adaptive Simpson: halves a panel until both halves agree with the whole, which closes in on steps and kinks. */
function panel(d: Density, from: number, to: number, depth = DEEPEST): number {
  const middle = (from + to) / 2;
  const halves = simpson(d, from, middle) + simpson(d, middle, to);
  if (depth === 0 || Math.abs(halves - simpson(d, from, to)) <= PRECISION * halves) return halves;
  return panel(d, from, middle, depth - 1) + panel(d, middle, to, depth - 1);
}

function integral(d: Density, from: number, to: number): number {
  const panels = Math.max(1, Math.ceil((to - from) / FINEST));
  const width = (to - from) / panels;
  let sum = 0;
  for (let index = 0; index < panels; index += 1)
    sum += panel(d, from + index * width, Math.min(to, from + (index + 1) * width));
  return sum;
}

/**
 * The share of all calls that is due before each edge of the buckets, from exactly 0 to exactly 1.
 *
 *   F(k) = ∫ d from 0 to e(k)  /  ∫ d from 0 to 1        e(k) = min(1, k · bucket / replayIn)
 *
 *   d density of the shape        e(k) the k-th edge as a share of the day
 */
export function cumulativeShares(d: Density, replayIn: Millis, bucket: Millis): Float64Array {
  const buckets = Math.ceil(replayIn / bucket);
  const edge = (k: number): number => Math.min(1, (k * bucket) / replayIn);
  const shares = new Float64Array(buckets + 1);
  for (let k = 0; k < buckets; k += 1) shares[k + 1] = (shares[k] ?? 0) + integral(d, edge(k), edge(k + 1));
  const total = shares[buckets] ?? 0;
  if (!(total > 0))
    throw new UsageError(
      "The shape of the traffic has no calls between the start and the end of the day.",
      "Choose a day that holds a moment of the shape with a weight above zero.",
    );
  return shares.map((value) => value / total);
}
