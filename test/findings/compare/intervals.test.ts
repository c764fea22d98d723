import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { latency } from "../../../findings/compare/quantile-interval.ts";
import { goodShare, tellingCalls, wilson } from "../../../findings/compare/share-interval.ts";
import { aCallRow } from "../../support/a-call-row.ts";

describe("the interval of a share", () => {
  it.each([
    [0, 10, 0, 0.2775],
    [8, 10, 0.4902, 0.9433],
    [10, 10, 0.7225, 1],
    [500, 1000, 0.4691, 0.5309],
  ])("%i of %i lies between %f and %f, as tables of Wilson have it", (good, sent, low, high) => {
    const found = wilson(good, sent);
    expect(found.low).toBeCloseTo(low, 3);
    expect(found.high).toBeCloseTo(high, 3);
  });

  it("is everything when nothing was sent", () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });

  it("holds its share, stays within 0 and 1, and narrows with more calls", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (sent, part) => {
          const good = Math.round(sent * part);
          const [few, many] = [wilson(good, sent), wilson(good * 4, sent * 4)];
          expect(few.low).toBeLessThanOrEqual(good / sent);
          expect(few.high).toBeGreaterThanOrEqual(good / sent);
          expect(few.low).toBeGreaterThanOrEqual(0);
          expect(few.high).toBeLessThanOrEqual(1);
          expect(many.high - many.low).toBeLessThanOrEqual(few.high - few.low + 1e-12);
        },
      ),
    );
  });
});

describe("calls of one second share their fate", () => {
  const even = Array.from({ length: 20 }, () => ({ hits: 50, calls: 100 }));
  const clotted = Array.from({ length: 20 }, (_, second) => ({ hits: second < 10 ? 0 : 100, calls: 100 }));

  it("so seconds that are all or nothing tell no more than their number", () => {
    expect(tellingCalls(clotted)).toBeCloseTo(19, 5);
  });

  it("and seconds that are alike tell no more than all their calls", () => {
    expect(tellingCalls(even)).toBe(2000);
  });

  it("which widens the interval of the share", () => {
    const rows = clotted.map(({ hits }, second) => aCallRow({ second, sent: 100, good: hits }));
    const found = goodShare(rows);
    expect(found).toMatchObject({ value: 0.5, calls: 2000 });
    expect(found?.low).toBeLessThan(0.32);
    expect(found?.high).toBeGreaterThan(0.68);
  });
});

describe("the interval of a latency", () => {
  const rows = Array.from({ length: 100 }, (_, second) =>
    aCallRow({ second, sent: 10, latency: 10 + (second % 50) }),
  );

  it("runs between the ranks that the quantile may have", () => {
    const found = latency(rows, 0.5);
    expect(found?.value).toBeCloseTo(34, 0);
    expect(found?.low).toBeGreaterThan(25);
    expect(found?.low).toBeLessThan(32);
    expect(found?.high).toBeGreaterThan(36);
    expect(found?.high).toBeLessThan(43);
  });

  it("is not told of fewer than 500 answers", () => {
    expect(latency(rows.slice(0, 49), 0.99)).toBeUndefined();
  });
});
