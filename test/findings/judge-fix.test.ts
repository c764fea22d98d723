import { describe, expect, it } from "vitest";
import { judgeFix, type FixTrial } from "../../findings/judge-fix.ts";
import { millis, ratio, seconds } from "../../model/units.ts";
import { aBreak } from "../support/a-plan.ts";

/** Seconds 30 to 41 with 100 calls each; every call is good but where a share is given. */
const secondsOf = (shares: Readonly<Record<number, number>> = {}): FixTrial["seconds"] =>
  Array.from({ length: 12 }, (_, index) => {
    const second = 30 + index;
    return { second, sent: 100, good: Math.round(100 * (shares[second] ?? 1)) };
  });

const bad = (from: number, to: number, share = 0): Record<number, number> =>
  Object.fromEntries(Array.from({ length: to - from }, (_, index) => [from + index, share]));

const stateOf = (at: number, state: string) => ({ at: millis(at), state });

/** A fix tried from second 30 to 42: wanted are queue-writes within 2 s, and 99 % good from then on. */
const aTrial = (overrides: Partial<FixTrial> = {}): FixTrial => ({
  planned: aBreak(),
  from: seconds(30),
  to: seconds(42),
  seconds: secondsOf(),
  states: [stateOf(20_000, "off"), stateOf(30_500, "queue-writes")],
  stepsDone: true,
  ...overrides,
});

const wanting = (state: "full" | "queue-writes" | "read-only", share = 0.99) =>
  aBreak({ want: { state, within: seconds(2), share: ratio(share) } });

describe("a fix is proven", () => {
  it("when the wanted state is reached in time and all calls are good from then on", () => {
    expect(judgeFix(aTrial())).toEqual({
      proven: true,
      conclusive: true,
      text: "100 % of the calls were good (wanted 99 %), reached after 500 ms",
      reachedAfterMs: 500,
    });
  });

  it("whatever the calls were like before its deadline", () => {
    const trial = aTrial({ seconds: secondsOf(bad(30, 32)) });
    expect(judgeFix(trial)).toMatchObject({ proven: true, reachedAfterMs: 2000 });
  });

  it("with exactly the wanted share, and not with one call less", () => {
    const exactly = secondsOf({ 35: 0.9 });
    expect(judgeFix(aTrial({ seconds: exactly })).proven).toBe(true);
    const less = secondsOf({ 35: 0.89 });
    expect(judgeFix(aTrial({ seconds: less })).proven).toBe(false);
  });

  it('when the system says "full", which is better than any failure state', () => {
    const { proven, reachedAfterMs } = judgeFix(aTrial({ states: [stateOf(-100, "full")] }));
    expect([proven, reachedAfterMs]).toEqual([true, 0]);
  });

  it("by its calls alone when nobody can be asked for the state", () => {
    expect(judgeFix(aTrial({ states: [] })).proven).toBe(true);
  });

  it("when the state is reached at the very deadline, and not a moment later", () => {
    const off = stateOf(-100, "off");
    expect(judgeFix(aTrial({ states: [off, stateOf(32_000, "queue-writes")] })).proven).toBe(true);
    expect(judgeFix(aTrial({ states: [off, stateOf(32_001, "queue-writes")] }))).toMatchObject({
      proven: false,
      text: 'the system was in state "off" after 2 s, not "queue-writes"',
    });
  });
});

describe("a fix is rejected", () => {
  it("when fewer calls than wanted are good behind its deadline, with both numbers", () => {
    const trial = aTrial({ seconds: secondsOf(bad(30, 42, 0.5)) });
    expect(judgeFix(trial)).toEqual({
      proven: false,
      conclusive: true,
      text: "2 s after it only 50 % of the calls were good (wanted 99 %)",
    });
  });

  it("when its calls were good until the deadline and bad behind it", () => {
    expect(judgeFix(aTrial({ seconds: secondsOf(bad(32, 42)) })).proven).toBe(false);
  });

  it("when it took effect only behind its deadline", () => {
    expect(judgeFix(aTrial({ seconds: secondsOf(bad(30, 34)) })).proven).toBe(false);
  });

  it("when the system ends in another failure state, though every call was good", () => {
    const trial = aTrial({ states: [stateOf(30_500, "read-only")] });
    expect(judgeFix(trial)).toMatchObject({
      proven: false,
      conclusive: true,
      text: expect.stringContaining('"read-only"'),
    });
  });

  it("when the wanted state is reached and then lost", () => {
    const states = [stateOf(30_500, "queue-writes"), stateOf(36_000, "off"), stateOf(36_500, "queue-writes")];
    expect(judgeFix(aTrial({ states })).proven).toBe(false);
  });

  it("when one of its steps did not give what was expected, whatever the calls say", () => {
    expect(judgeFix(aTrial({ stepsDone: false }))).toMatchObject({
      proven: false,
      conclusive: true,
      text: "a step of it did not give its expected output",
    });
  });

  it("when full was wanted and the system only queues writes", () => {
    expect(judgeFix(aTrial({ planned: wanting("full") })).proven).toBe(false);
  });
});

describe("nothing is said about a fix", () => {
  it.each([
    ["49 calls", 49, false],
    ["50 calls", 50, true],
  ])("with %s behind the deadline: conclusive is %s", (_, sent, conclusive) => {
    const trial = aTrial({
      seconds: [
        { second: 31, sent: 900, good: 900 },
        { second: 35, sent, good: sent },
      ],
    });
    expect(judgeFix(trial)).toMatchObject({ conclusive, proven: conclusive });
  });

  it("without any call at all", () => {
    expect(judgeFix(aTrial({ seconds: [] }))).toEqual({
      proven: false,
      conclusive: false,
      text: "only 0 calls fell behind its deadline of 2 s: too few to tell",
    });
  });
});

describe("the time until a fix took effect", () => {
  it("is zero when the wanted state was held already and all calls were good", () => {
    const trial = aTrial({ states: [stateOf(12_000, "queue-writes")] });
    expect(judgeFix(trial).reachedAfterMs).toBe(0);
  });

  it("counts to the state when the calls were good before", () => {
    expect(
      judgeFix(aTrial({ states: [stateOf(-100, "off"), stateOf(31_250, "queue-writes")] })).reachedAfterMs,
    ).toBe(1250);
  });

  it("does not wait for the wanted state when the system says that it is full, which is better", () => {
    const states = [stateOf(-100, "full"), stateOf(31_250, "queue-writes")];
    expect(judgeFix(aTrial({ states })).reachedAfterMs).toBe(0);
  });

  it("counts to the calls when the state was there before", () => {
    expect(judgeFix(aTrial({ seconds: secondsOf(bad(30, 31)) })).reachedAfterMs).toBe(1000);
  });

  it("passes over a first second that is bad by itself, though all together reach the share", () => {
    const trial = aTrial({ seconds: secondsOf({ 30: 0.9 }) });
    expect(judgeFix(trial).reachedAfterMs).toBe(1000);
  });

  it("is not thrown back by a single bad second that the share allows", () => {
    const trial = aTrial({ seconds: secondsOf({ 37: 0.95 }) });
    expect(judgeFix(trial).reachedAfterMs).toBe(500);
  });

  it("is never negative when the window begins within a second", () => {
    const trial = aTrial({ from: millis(30_700), states: [] });
    expect(judgeFix(trial).reachedAfterMs).toBe(0);
  });
});
