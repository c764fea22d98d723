import type { Histogram } from "../../../../model/histogram.ts";
import type { ExponentialHistogram } from "./decode.ts";

/** The width of the buckets: each reaches from a power of this to the next. */
const baseOf = (scale: number): number => 2 ** (2 ** -scale);

/** A value, and how often it was measured. */
type Measured = readonly [value: number, times: number];

/**
 * The values of a distribution. Every one is counted; the smallest and the largest are exact, and each other one is
 * taken for the geometric middle of what its bucket can hold between them.
 */
export function valuesOf(point: ExponentialHistogram): readonly Measured[] {
  const { min, max, scale, offset, counts, zeroCount, count } = point;
  const values: Measured[] = [];
  if (count === 0) return values;
  const base = baseOf(scale);
  const known = new Map<number, number>();
  const exactly = (value: number, bucket: number): void => {
    values.push([value, 1]);
    known.set(bucket, (known.get(bucket) ?? 0) + 1);
  };
  const last = counts.findLastIndex((inBucket) => inBucket > 0);
  if (zeroCount > 0) values.push([0, zeroCount]);
  else
    exactly(
      min,
      counts.findIndex((inBucket) => inBucket > 0),
    );
  if (count > 1 && last >= 0) exactly(max, last);
  for (const [index, inBucket] of counts.entries()) {
    const times = inBucket - (known.get(index) ?? 0);
    if (times <= 0) continue;
    const low = Math.max(min, base ** (offset + index));
    const high = Math.min(max, base ** (offset + index + 1));
    values.push([Math.sqrt(low * high), times]);
  }
  return values;
}

/** Adds a distribution to ours; its unit is so many milliseconds. */
export function addPoint(histogram: Histogram, point: ExponentialHistogram, unitMs: number): void {
  for (const [value, times] of valuesOf(point)) histogram.record(value * unitMs, times);
}
