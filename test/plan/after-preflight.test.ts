import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seconds } from "../../model/units.ts";
import { afterPreflight, type PeakFigures } from "../../plan/after-preflight.ts";

const FIVE_MINUTES = seconds(300);
const figures = (overrides: Partial<PeakFigures> = {}): PeakFigures => ({
  peak: 4000,
  busy: 0.5,
  lateP99Ms: 1,
  goodShare: 1,
  ...overrides,
});
const TOO_BUSY = figures({ busy: 0.97, lateP99Ms: 40, goodShare: 0.3 });

describe("after the preflight", () => {
  it("the replay stays as planned on a machine that carries the peak, and the numbers are told", () => {
    expect(afterPreflight([figures()], FIVE_MINUTES)).toEqual({
      replayIn: 300_000,
      isSettled: true,
      carries: true,
      text: "This machine carries the day: at the peak of 4000 calls/s both sides kept 50 % of this machine busy, the generator was 1 ms late (p99), 100 % of the answers were good.",
    });
  });

  it.each([
    ["busy at its limit", { busy: 0.85 }, true],
    ["busier than its limit", { busy: 0.86 }, false],
    ["as late as it may be", { lateP99Ms: 10 }, true],
    ["later than it may be", { lateP99Ms: 10.1 }, false],
    ["busy, and answers its peak badly", { busy: 0.81, goodShare: 0.94 }, false],
    ["idle, and answers badly for a reason of its own", { busy: 0.5, goodShare: 0 }, true],
  ])("a machine that is %s carries the day: %o gives %s", (_, overrides, carries) => {
    expect(afterPreflight([figures(overrides)], FIVE_MINUTES).carries).toBe(carries);
  });

  it("a longer replay is measured before it is taken", () => {
    expect(afterPreflight([TOO_BUSY], FIVE_MINUTES)).toMatchObject({
      replayIn: 330_000,
      isSettled: false,
      carries: false,
      text: expect.stringMatching(/: trying 5 min 30 s$/u),
    });
    expect(afterPreflight([TOO_BUSY, TOO_BUSY], FIVE_MINUTES).replayIn).toBe(380_000);
  });

  it("the first replay that fits is taken, with the numbers of both", () => {
    expect(afterPreflight([TOO_BUSY, TOO_BUSY, figures({ peak: 3200 })], FIVE_MINUTES)).toMatchObject({
      replayIn: 380_000,
      isSettled: true,
      carries: false,
      text: expect.stringMatching(
        /^This machine cannot carry the day in 5 min: at the peak of 4000 .* 97 % .* It takes 6 min 20 s instead: at the peak of 3200 .* 50 % .*\.$/u,
      ),
    });
  });

  it.each([
    [0.75, true],
    [0.76, false],
  ])(
    "a machine that showed its limit gets a replay that leaves room: %s busy is enough: %s",
    (busy, isSettled) => {
      expect(afterPreflight([TOO_BUSY, figures({ busy })], FIVE_MINUTES).isSettled).toBe(isSettled);
    },
  );

  it("nobody waits longer than four times the planned time, and is told so", () => {
    const trials = [TOO_BUSY, TOO_BUSY, TOO_BUSY, TOO_BUSY, TOO_BUSY, TOO_BUSY] as const;
    expect(afterPreflight(trials, FIVE_MINUTES)).toMatchObject({ replayIn: 1_200_000, isSettled: false });
    expect(afterPreflight([...trials, TOO_BUSY], FIVE_MINUTES)).toMatchObject({
      replayIn: 1_200_000,
      isSettled: true,
      text: expect.stringContaining("Nothing tried was slow enough"),
    });
  });

  it("whatever is measured, it ends, and each replay tried is longer than the one before", () => {
    const measured = fc.record({
      peak: fc.integer({ min: 1, max: 9000 }),
      busy: fc.double({ min: 0, max: 4, noNaN: true }),
      lateP99Ms: fc.double({ min: 0, max: 5000, noNaN: true }),
      goodShare: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    const seven = fc.tuple(measured, measured, measured, measured, measured, measured, measured);
    fc.assert(
      fc.property(seven, fc.integer({ min: 30, max: 3600 }), ([first, ...more], planned) => {
        const all = [0, 1, 2, 3, 4, 5, 6].map((tried) =>
          afterPreflight([first, ...more.slice(0, tried)], seconds(planned)),
        );
        const settledAt = all.findIndex(({ isSettled }) => isSettled);
        const tried = all.slice(0, settledAt).map(({ replayIn }) => replayIn);
        expect(settledAt).toBeGreaterThanOrEqual(0);
        expect(tried).toEqual([...tried].sort((one, other) => one - other));
        expect(all[settledAt]?.replayIn).toBe(tried.at(-1) ?? planned * 1000);
        expect(tried.every((replayIn) => replayIn < planned * 4000 + 10_000)).toBe(true);
      }),
    );
  });
});
