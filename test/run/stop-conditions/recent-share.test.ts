import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RecentShare } from "../../../run/stop-conditions/recent-share.ts";

interface Call {
  readonly at: number;
  readonly isGood: boolean;
}

/** What is meant, without any cleverness: all calls are kept and looked at again. */
function shareOf(calls: readonly Call[]): number | undefined {
  const secondOf = ({ at }: Call): number => Math.floor(at / 1000);
  const newest = Math.max(...calls.map((call) => secondOf(call)));
  const recent = calls.filter((call) => secondOf(call) > newest - 10);
  if (recent.length < 20 || new Set(recent.map((call) => secondOf(call))).size < 3) return undefined;
  return recent.filter(({ isGood }) => isGood).length / recent.length;
}

/** Calls in the order in which they are settled; most follow at once, a few after a gap as long as a break. */
const calls = fc
  .array(
    fc.record({
      gap: fc.oneof(
        { weight: 60, arbitrary: fc.nat(300) },
        { weight: 4, arbitrary: fc.nat(4000) },
        { weight: 1, arbitrary: fc.nat(40_000) },
      ),
      isGood: fc.boolean(),
    }),
    { maxLength: 200, size: "max" },
  )
  .map((steps) => {
    let at = -500;
    return steps.map(({ gap, isGood }): Call => ({ at: (at += gap), isGood }));
  });

const told = (settled: readonly Call[]): RecentShare => {
  const recent = new RecentShare();
  for (const { at, isGood } of settled) recent.add(at, isGood);
  return recent;
};

const every = (step: number, count: number, isGood: boolean, from = 0): readonly Call[] =>
  Array.from({ length: count }, (_, index) => ({ at: from + index * step, isGood }));

describe("the share of good calls over the last ten seconds", () => {
  it("is the same as of all calls looked at again, after each of them", () => {
    fc.assert(
      fc.property(calls, (settled) => {
        const recent = new RecentShare();
        settled.forEach(({ at, isGood }, index) => {
          recent.add(at, isGood);
          expect(recent.share).toBe(shareOf(settled.slice(0, index + 1)));
        });
      }),
      { numRuns: 300 },
    );
  });

  it("never leaves 0 to 1, and never counts more calls than there were", () => {
    fc.assert(
      fc.property(calls, (settled) => {
        const { sent, good, share = 0 } = told(settled);
        expect([good <= sent, sent <= settled.length, share >= 0, share <= 1]).toEqual([
          true,
          true,
          true,
          true,
        ]);
      }),
    );
  });

  it("says nothing of 19 calls, and something of the twentieth", () => {
    expect(told(every(500, 19, false)).share).toBeUndefined();
    expect(told(every(500, 20, false)).share).toBe(0);
  });

  it("says nothing of two seconds, however many calls they had", () => {
    expect(told(every(1, 2000, false)).share).toBeUndefined();
    expect(told(every(1, 2001, false)).share).toBe(0);
  });

  it("forgets what is ten seconds old, and begins anew behind a longer gap", () => {
    const before = every(100, 100, false);
    expect(told([...before, ...every(100, 100, true, 10_000)]).share).toBe(1);
    expect(told([...before, ...every(100, 19, true, 60_000)]).share).toBeUndefined();
  });
});
