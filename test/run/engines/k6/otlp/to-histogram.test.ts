import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Histogram } from "../../../../../model/histogram.ts";
import { decodeMetrics, type ExponentialHistogram } from "../../../../../run/engines/k6/otlp/decode.ts";
import { addPoint } from "../../../../../run/engines/k6/otlp/to-histogram.ts";
import { busySecond } from "./fixtures.ts";

/** What a sender makes of values: bucket `i` holds (b^i, b^(i+1)]. */
function collect(values: readonly number[], scale: number): ExponentialHistogram {
  const indexes = values
    .filter((value) => value > 0)
    .map((value) => Math.ceil(Math.log2(value) * 2 ** scale) - 1);
  const offset = indexes.length === 0 ? 0 : Math.min(...indexes);
  const counts =
    indexes.length === 0 ? [] : Array.from({ length: Math.max(...indexes) - offset + 1 }, () => 0);
  for (const index of indexes) counts[index - offset] = (counts[index - offset] ?? 0) + 1;
  return {
    kind: "histogram",
    count: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    min: Math.min(...values),
    max: Math.max(...values),
    scale,
    zeroCount: values.filter((value) => value === 0).length,
    offset,
    counts,
  };
}

const nearestRank = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(values.length * share - 1e-9)) - 1] ?? 0;

const milliseconds = fc.oneof(
  fc.constant(0),
  fc.double({ min: 0.001, max: 5, noNaN: true }),
  fc.double({ min: 0.001, max: 60_000, noNaN: true }),
);
const manyValues = fc.array(milliseconds, { minLength: 1, maxLength: 200 });
const scales = fc.integer({ min: 0, max: 8 });
const SHARES = [0.01, 0.25, 0.5, 0.9, 0.99, 1];
/** Half a slot of ours and the half microsecond that it is rounded to. */
const [OWN_SHARE, OWN_MS] = [1.005, 0.0011];

describe("a distribution of k6 in our histogram", () => {
  it("has every value", () => {
    fc.assert(
      fc.property(manyValues, scales, (values, scale) => {
        const histogram = new Histogram();
        addPoint(histogram, collect(values, scale), 1);
        expect(histogram.count).toBe(values.length);
      }),
    );
  });

  it("is at any share at most half a bucket of k6 and half a slot of ours away from the truth", () => {
    fc.assert(
      fc.property(manyValues, scales, (values, scale) => {
        const histogram = new Histogram();
        addPoint(histogram, collect(values, scale), 1);
        const widest = Math.sqrt(2 ** (2 ** -scale)) * OWN_SHARE;
        for (const share of SHARES) {
          const [truth, ours] = [nearestRank(values, share), histogram.percentile(share)];
          expect(ours).toBeGreaterThanOrEqual(truth / widest - OWN_MS);
          expect(ours).toBeLessThanOrEqual(truth * widest + OWN_MS);
          expect(ours).toBeGreaterThanOrEqual(Math.min(...values) / OWN_SHARE - OWN_MS);
          expect(ours).toBeLessThanOrEqual(Math.max(...values) * OWN_SHARE + OWN_MS);
        }
      }),
    );
  });

  it("keeps the smallest and the largest value, however wide the buckets are", () => {
    fc.assert(
      fc.property(manyValues, (values) => {
        const histogram = new Histogram();
        addPoint(histogram, collect(values, 0), 1);
        for (const [share, truth] of [
          [1e-9, Math.min(...values)],
          [1, Math.max(...values)],
        ] as const) {
          expect(histogram.percentile(share)).toBeGreaterThanOrEqual(truth / OWN_SHARE - OWN_MS);
          expect(histogram.percentile(share)).toBeLessThanOrEqual(truth * OWN_SHARE + OWN_MS);
        }
      }),
    );
  });

  it("takes no value for less or more than any that was seen", () => {
    const histogram = new Histogram();
    addPoint(histogram, collect([1.9, 1.95, 2], 0), 1);
    expect(histogram.percentile(0.5)).toBeCloseTo(1.95, 1);
    const low = new Histogram();
    addPoint(low, collect([1.05, 1.06, 1.1], 0), 1);
    expect(low.percentile(0.5)).toBeCloseTo(1.07, 1);
  });

  it("adds up over seconds and processes", () => {
    fc.assert(
      fc.property(manyValues, manyValues, scales, (one, other, scale) => {
        const histogram = new Histogram();
        addPoint(histogram, collect(one, scale), 1);
        addPoint(histogram, collect(other, 3), 1);
        expect(histogram.count).toBe(one.length + other.length);
        const truth = Math.max(...one, ...other);
        expect(histogram.percentile(1)).toBeGreaterThanOrEqual(truth / OWN_SHARE - OWN_MS);
        expect(histogram.percentile(1)).toBeLessThanOrEqual(truth * OWN_SHARE + OWN_MS);
      }),
    );
  });

  it("takes the unit of the sender", () => {
    const histogram = new Histogram();
    addPoint(histogram, collect([0.25, 0.25], 4), 1000);
    expect(histogram.percentile(0.5)).toBeCloseTo(250, 0);
  });

  it("is nothing when nothing was measured", () => {
    const histogram = new Histogram();
    addPoint(histogram, { ...collect([1], 3), count: 0, counts: [], min: 0, max: 0 }, 1);
    expect(histogram.count).toBe(0);
  });

  it("has the calls of a real second, between its smallest and its largest", () => {
    const histogram = new Histogram();
    const points = decodeMetrics(busySecond).find(({ name }) => name === "http_req_duration")?.points ?? [];
    const values = points.map(({ value }) => value).filter((value) => value.kind === "histogram");
    for (const value of values) addPoint(histogram, value, 1);
    expect(histogram.count).toBe(4476);
    expect(histogram.percentile(1)).toBeCloseTo(Math.max(...values.map(({ max }) => max)), 0);
    expect(histogram.percentile(1e-9)).toBeCloseTo(Math.min(...values.map(({ min }) => min)), 2);
  });
});
