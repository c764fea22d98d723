import { describe, expect, it } from "vitest";
import { junkCalls } from "../../model/junk.ts";
import type { Traffic } from "../../model/traffic.ts";
import { millis, perSecond, ratio, seconds } from "../../model/units.ts";
import type { SettledCall } from "../../run/engines/load-engine.ts";
import { Memory } from "../../run/memory.ts";
import { peakTraffic } from "../../run/peak-traffic.ts";
import { StopConditions } from "../../run/stop-conditions/stop-conditions.ts";
import { aCall, aPlan } from "../support/a-plan.ts";

/** 60 s with 100 people's calls and 50 of junk in each. */
const traffic: Traffic = {
  ...aPlan().traffic,
  calls: 9000,
  arrivals: aPlan().traffic.arrivals.map((count) => count * 1.5),
  junk: aPlan().traffic.arrivals.map((count) => count / 2),
  mix: [...aPlan().traffic.mix, aCall("flood", { junk: true })],
};

const settled = (call: string, phase = "day"): SettledCall => ({
  call,
  due: seconds(1),
  phase,
  class: "within",
  isGood: false,
});

const sum = (counts: readonly number[] = []): number => counts.reduce((total, count) => total + count, 0);

describe("junk in a run", () => {
  it("is no bad call of the error budget, which is a share of people's calls", () => {
    const conditions = new StopConditions(aPlan({ traffic, stop: { errorBudget: ratio(0.001) } }));
    for (let call = 0; call < 100; call += 1)
      expect(conditions.settled(settled("flood"), millis(call))).toBeUndefined();
    for (let call = 0; call < 6; call += 1)
      expect(conditions.settled(settled("next-voter"), millis(call))).toBeUndefined();
    expect(conditions.settled(settled("next-voter"), millis(7))?.text).toBe(
      "7 calls were not good, and the errorBudget is 6 (0.1 % of 6,000 planned calls)",
    );
  });

  it("says nothing about a fix while it is tried", () => {
    const memory = new Memory({ junk: new Set(["flood"]) });
    const phase = "slow/fixed:pool";
    memory.settled(settled("next-voter", phase));
    memory.settled(settled("flood", phase));
    expect(memory.countsOf(phase, { from: millis(0), to: seconds(9) })).toEqual([
      { second: 1, sent: 1, good: 0 },
    ]);
  });

  it("keeps its rate when the peak is tried: there it is a smaller part of all calls", () => {
    const tried = peakTraffic(traffic, perSecond(1000), 10);
    const last = (counts: readonly number[] = []): number => sum(counts.slice(-10));
    expect(last(tried.arrivals)).toBe(1000);
    expect(last(tried.junk)).toBe(50);
    expect(tried.calls).toBe(sum(tried.arrivals));
    expect(junkCalls(peakTraffic({ ...traffic, junk: [9000] }, perSecond(100), 10))).toBe(
      sum(peakTraffic(traffic, perSecond(100), 10).arrivals),
    );
    expect(peakTraffic(aPlan().traffic, perSecond(1000), 10)).not.toHaveProperty("junk");
  });
});
