import * as fc from "fast-check";
import { expect, it } from "vitest";
import { findCeiling, type CeilingStep, type TryRate } from "../../../run/doctor/ceiling.ts";

const stepOf = (perSecond: number, isKept: boolean): CeilingStep => ({
  perSecond,
  lateP99Ms: isKept ? 1 : 50,
  goodShare: isKept ? 1 : 0.5,
  isKept,
});

/** A machine that keeps every rate up to its limit; the first try of an unlucky rate is disturbed. */
const aMachine =
  (limit: number, unlucky = new Set<number>()): TryRate =>
  async (perSecond) =>
    stepOf(perSecond, perSecond <= limit && !unlucky.delete(perSecond));

it("is never more than the machine keeps, and less by a fifth at most", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 500, max: 63_000 }), async (limit) => {
      const { perSecond, isAtLeast } = await findCeiling(aMachine(limit), () => undefined);
      expect(perSecond).toBeLessThanOrEqual(limit);
      expect(perSecond).toBeGreaterThan(limit * 0.8);
      expect(isAtLeast).toBe(false);
    }),
  );
});

it("takes a bounded number of tries, and tells each of them", async () => {
  for (const limit of [0, 100, 2000, 30_000, 1_000_000]) {
    const told: CeilingStep[] = [];
    const { steps } = await findCeiling(aMachine(limit), (step) => told.push(step));
    expect(told).toEqual(steps);
    expect(steps.length).toBeLessThanOrEqual(10);
  }
});

it("forgives one disturbed try", async () => {
  const { perSecond } = await findCeiling(aMachine(15_000, new Set([4000])), () => undefined);
  expect(perSecond).toBeGreaterThan(8000);
});

it("is zero when not even the slowest rate is kept", async () => {
  expect(await findCeiling(aMachine(100), () => undefined)).toMatchObject({ perSecond: 0, isAtLeast: false });
});

it("says that there may be more when the fastest rate is kept", async () => {
  const { perSecond, isAtLeast } = await findCeiling(aMachine(1_000_000), () => undefined);
  expect([perSecond, isAtLeast]).toEqual([64_000, true]);
});
