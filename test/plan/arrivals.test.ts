import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { uniform } from "../../model/random.ts";
import type { Spacing, Traffic } from "../../model/traffic.ts";
import { millis, seconds } from "../../model/units.ts";
import { arrivalsPerBucket, bucketFor, dueCalls, dueTimes, peakOf } from "../../plan/arrivals.ts";
import { binomial } from "../../plan/binomial.ts";
import { shapes } from "../../scenarios/traffic/index.ts";

interface Wanted {
  readonly calls: number;
  readonly shape?: string;
  readonly replayIn: number;
  readonly bucket?: number;
  readonly seed?: number;
  readonly spacing?: Spacing;
}

function aTraffic({ calls, shape = "polls-open", seed = 1, spacing = "even", ...wanted }: Wanted): Traffic {
  const replayIn = millis(wanted.replayIn);
  const bucket = millis(wanted.bucket ?? bucketFor(replayIn));
  const { day } = shapes.get(shape);
  const density = shapes.get(shape).density(undefined, day);
  const arrivals = arrivalsPerBucket({ calls, density, replayIn, bucket, seed, spacing });
  const rest = { through: "edge", timeout: seconds(2), mix: [] };
  return { calls, shape, day, replayIn, seed, spacing, bucket, arrivals, ...rest };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const stepAtOneThird = (at: number): number => (at < 1 / 3 ? 0 : 1);

/** Variance over mean of the calls per bucket, at 100 calls a bucket. */
const dispersion = (spacing: Spacing): number => {
  const { arrivals } = aTraffic({ calls: 200_000, shape: "constant", replayIn: 200_000, spacing });
  return sum(arrivals.map((count) => (count - 100) ** 2)) / arrivals.length / 100;
};

const anyTraffic = fc.record({
  calls: fc.integer({ min: 1, max: 20_000 }),
  shape: fc.constantFrom(...shapes.names),
  replayIn: fc.integer({ min: 50, max: 60_000 }),
  seed: fc.integer(),
  spacing: fc.constantFrom<Spacing>("even", "poisson"),
});

describe("the calls per bucket", () => {
  it("sum to exactly the calls that were asked for, whatever the shape, the spacing and the seed", () => {
    fc.assert(
      fc.property(anyTraffic, (wanted) => {
        const { arrivals } = aTraffic(wanted);
        expect(sum(arrivals)).toBe(wanted.calls);
        expect(arrivals.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it.each(["even", "poisson"] as const)("sum to exactly a billion calls too (%s)", (spacing) => {
    expect(sum(aTraffic({ calls: 1_000_000_000, replayIn: 300_000, spacing }).arrivals)).toBe(1_000_000_000);
  });

  it("are the same for the same seed and others for another one", () => {
    const wanted = { calls: 50_000, replayIn: 20_000, spacing: "poisson" } as const;
    expect(aTraffic({ ...wanted, seed: 7 })).toEqual(aTraffic({ ...wanted, seed: 7 }));
    expect(aTraffic({ ...wanted, seed: 7 }).arrivals).not.toEqual(aTraffic({ ...wanted, seed: 8 }).arrivals);
  });

  it("follow a step that lies inside a bucket", () => {
    const given = {
      calls: 1_000_000,
      density: stepAtOneThird,
      replayIn: millis(1000),
      seed: 1,
      spacing: "even",
    } as const;
    expect(arrivalsPerBucket({ ...given, bucket: millis(500) })).toEqual([250_000, 750_000]);
  });

  it("are less in a last bucket that is cut short", () => {
    expect(aTraffic({ calls: 250, shape: "constant", replayIn: 250, bucket: 100 }).arrivals).toEqual([
      100, 100, 50,
    ]);
  });

  it("are as scattered as independent calls: variance over mean is 1 (poisson) and almost 0 (even)", () => {
    expect(dispersion("poisson")).toBeGreaterThan(0.9);
    expect(dispersion("poisson")).toBeLessThan(1.1);
    expect(dispersion("even")).toBeLessThan(0.01);
  });

  it("cannot be found for a day without traffic, and say so", () => {
    const density = shapes.get("polls-open").density({}, { from: 0, to: 300 });
    const given = {
      calls: 10,
      replayIn: millis(1000),
      bucket: millis(100),
      seed: 1,
      spacing: "even",
    } as const;
    expect(() => arrivalsPerBucket({ ...given, density })).toThrow("has no calls between");
  });
});

describe("the width of a bucket", () => {
  it.each([
    [10_000, 100],
    [600_000, 100],
    [600_001, 200],
    [3_600_000, 1000],
    [64_800_000, 11_000],
  ])("a replay in %d ms has buckets of %d ms", (replayIn, bucket) => {
    expect(bucketFor(millis(replayIn))).toBe(bucket);
  });

  it("never makes more than 6,000 of them", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200_000_000 }), (replayIn) => {
        expect(Math.ceil(replayIn / bucketFor(millis(replayIn)))).toBeLessThanOrEqual(6000);
      }),
    );
  });
});

describe("the due calls", () => {
  it("are numbered from 0, never go back in time and stay inside the replay", () => {
    fc.assert(
      fc.property(anyTraffic, (wanted) => {
        const calls = [...dueCalls(aTraffic(wanted))];
        expect(calls).toHaveLength(wanted.calls);
        expect(calls.findIndex(({ seq }, index) => seq !== index)).toBe(-1);
        expect(calls.findIndex(({ due }, index) => due < (calls[index - 1]?.due ?? 0))).toBe(-1);
        expect(calls.at(-1)?.due).toBeLessThan(wanted.replayIn);
      }),
      { numRuns: 60 },
    );
  });

  it("have the due time that anyone can look up, in any order", () => {
    fc.assert(
      fc.property(anyTraffic, fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), (wanted, numbers) => {
        const traffic = aTraffic(wanted);
        const all = [...dueCalls(traffic)].map(({ due }) => due);
        const dueAt = dueTimes(traffic);
        for (const seq of numbers.map((number) => number % wanted.calls)) {
          expect(dueAt(seq)).toBe(all[seq]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("have no due time outside of the day", () => {
    const dueAt = dueTimes(aTraffic({ calls: 10, replayIn: 1000 }));
    for (const seq of [-1, 10, 0.5]) expect(() => dueAt(seq)).toThrow(`There is no call ${seq} among 10.`);
  });

  it("are evenly spaced inside a bucket", () => {
    const traffic = aTraffic({ calls: 8, shape: "constant", replayIn: 200, bucket: 100 });
    expect([...dueCalls(traffic)].map(({ due }) => due)).toEqual([
      12.5, 37.5, 62.5, 87.5, 112.5, 137.5, 162.5, 187.5,
    ]);
  });

  it("fall elsewhere in every bucket when they are independent", () => {
    const traffic = aTraffic({ calls: 2000, shape: "constant", replayIn: 2000, spacing: "poisson" });
    const first = [...Array(20).keys()].map((k) => {
      const seq = sum(traffic.arrivals.slice(0, k));
      return Math.round((dueTimes(traffic)(seq) - k * traffic.bucket) * 1000);
    });
    expect(new Set(first).size).toBeGreaterThan(15);
  });

  it("of 1.2 million come faster than anyone could send them", () => {
    const traffic = aTraffic({ calls: 1_200_000, replayIn: 300_000, spacing: "poisson" });
    let calls = 0;
    for (const { seq } of dueCalls(traffic)) calls = seq + 1;
    expect(calls).toBe(1_200_000);
  }, 5000);
});

describe("the peak", () => {
  it("is the second in which most calls are due", () => {
    const traffic = aTraffic({ calls: 100_000, replayIn: 30_000, spacing: "poisson" });
    const perSecond = Array.from({ length: 30 }, () => 0);
    for (const { due } of dueCalls(traffic)) perSecond[Math.floor(due / 1000)]! += 1;
    const most = Math.max(...perSecond);
    expect(peakOf(traffic)).toEqual({ perSecond: most, at: perSecond.indexOf(most) * 1000 });
  });

  it("of 1.2 million calls in 300 s is at 18:00, when the last shift of the first zone logs in", () => {
    const traffic = aTraffic({ calls: 1_200_000, replayIn: 300_000 });
    expect(peakOf(traffic).at).toBe(200_000);
    expect(peakOf(traffic).perSecond).toBeGreaterThan(8500);
    expect(peakOf(traffic).perSecond).toBeLessThan(8600);
  });

  it("of a replay in real time is spread over the wide buckets", () => {
    const { perSecond } = peakOf(aTraffic({ calls: 648_000, shape: "constant", replayIn: 64_800_000 }));
    expect(perSecond).toBeCloseTo(10, 6);
  });
});

describe("the binomial numbers", () => {
  it.each([
    // n, p: few and likely, many and unlikely, many and even, nearly certain
    [10, 0.3],
    [1_000_000, 0.000_002],
    [100_000, 0.5],
    [50, 0.99],
  ])("of %d things with chance %d have the mean and the variance they should", (n, p) => {
    const draws = Array.from({ length: 20_000 }, (_, index) => binomial(n, p, uniform(5, index)));
    const mean = sum(draws) / draws.length;
    const variance = sum(draws.map((draw) => (draw - mean) ** 2)) / draws.length;
    const wanted = n * p * (1 - p);
    expect(Math.abs(mean - n * p)).toBeLessThan(4 * Math.sqrt(wanted / draws.length));
    expect(Math.abs(variance / wanted - 1)).toBeLessThan(0.05);
  });

  it("follow the distribution itself for small n", () => {
    const counts = [0, 0, 0, 0];
    for (let index = 0; index < 80_000; index += 1) counts[binomial(3, 0.5, (index + 0.5) / 80_000)]! += 1;
    expect(counts).toEqual([10_000, 30_000, 30_000, 10_000]);
  });

  it("never leave their range", () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    const u = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), chance, u, (n, p, u) => {
        const draw = binomial(n, p, u);
        expect(Number.isInteger(draw) && draw >= 0 && draw <= n).toBe(true);
      }),
    );
  });
});
