import { describe, expect, it } from "vitest";
import { FLAVOURS, increaseAt, samplesOf } from "../../../findings/alerts/increase.ts";

const growing = (...growth: number[]): Float64Array => samplesOf(Float64Array.from(growth));
const seen = (samples: Float64Array, at: number): readonly number[] =>
  FLAVOURS.map((flavour) => increaseAt(samples, at, flavour));

describe("increase over a minute", () => {
  it("is what a steady counter grew by, whatever the version", () => {
    expect(seen(growing(10, 10, 10, 10, 10, 10, 10, 10), 8)).toEqual([40, 40, 40]);
  });

  it("knows nothing of the first growth of a counter that was not there before", () => {
    const samples = growing(0, 0, 0, 0, 0, 10, 10, 10);
    expect(seen(samples, 6)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(seen(samples, 5)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  it("leads a young counter back to zero, and versions differ in how far", () => {
    expect(seen(growing(0, 0, 0, 0, 0, 10, 10, 10), 7)).toEqual([20, 20, 15]);
  });

  it("falls a step earlier where the edge of the range does not count", () => {
    expect(seen(growing(1, 1, 1, 1, 30, 0, 0, 0, 0), 8)).toEqual([30, 0, 0]);
  });
});
