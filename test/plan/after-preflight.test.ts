import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seconds } from "../../model/units.ts";
import { afterPreflight } from "../../plan/after-preflight.ts";

const figures = { peak: 4000, busy: 0.5, lateP99Ms: 1, goodShare: 1 };
const FIVE_MINUTES = seconds(300);

const decided = (overrides: Partial<typeof figures>, replayIn = FIVE_MINUTES) =>
  afterPreflight({ ...figures, ...overrides }, replayIn);

describe("after the preflight", () => {
  it("the replay stays as planned on a machine that carries the peak, and the numbers are told", () => {
    expect(decided({})).toEqual({
      replayIn: 300_000,
      carries: true,
      text: "This machine carries the day: at the peak of 4000 calls/s both sides kept 50 % of this machine busy, the generator was 1 ms late (p99), 100 % of the answers were good.",
    });
  });

  it.each([
    ["busy at its limit", { busy: 0.9 }, true],
    ["busier than its limit", { busy: 0.91 }, false],
    ["as late as it may be", { lateP99Ms: 10 }, true],
    ["later than it may be", { lateP99Ms: 10.1 }, false],
    ["busy, and answers its peak badly", { busy: 0.81, goodShare: 0.94 }, false],
    ["idle, and answers badly for a reason of its own", { busy: 0.5, goodShare: 0 }, true],
  ])("a machine that is %s carries the day: %o gives %s", (_, overrides, carries) => {
    expect(decided(overrides).carries).toBe(carries);
  });

  it("a machine that is too busy gets so much more time that it would be four fifths busy", () => {
    expect(decided({ busy: 1 })).toMatchObject({
      replayIn: 380_000,
      text: expect.stringMatching(
        /^This machine cannot carry the day in 5 min: .* It takes 6 min 20 s instead\.$/u,
      ),
    });
  });

  it("a generator that was far too late gets 1.6 times the time, though the cores had room", () => {
    expect(decided({ lateP99Ms: 40 }).replayIn).toBe(480_000);
  });

  it("a busy machine that answers its peak badly gets 1.6 times the time", () => {
    expect(decided({ busy: 0.87, lateP99Ms: 19, goodShare: 0.45 }).replayIn).toBe(480_000);
  });

  it("a machine that is just over the limit still gets a fifth more", () => {
    expect(decided({ busy: 0.901 }).replayIn).toBeGreaterThanOrEqual(360_000);
  });

  it("nobody waits longer than four times the planned time", () => {
    expect(decided({ busy: 50 }).replayIn).toBe(1_200_000);
  });

  it("whatever was measured, the replay is never shorter, and longer only in whole tens of seconds", () => {
    const measured = fc.record({
      busy: fc.double({ min: 0, max: 4, noNaN: true }),
      lateP99Ms: fc.double({ min: 0, max: 5000, noNaN: true }),
      planned: fc.integer({ min: 5, max: 3600 }),
    });
    fc.assert(
      fc.property(measured, ({ planned, ...overrides }) => {
        const { replayIn, carries } = decided(overrides, seconds(planned));
        const [least, most] = carries ? [1, 1] : [1.2, 4];
        expect(replayIn).toBeGreaterThanOrEqual(planned * 1000 * least);
        expect(replayIn).toBeLessThan(planned * 1000 * most + 10_000);
        expect(carries || replayIn % 10_000 === 0).toBe(true);
      }),
    );
  });
});
