import { describe, expect, it } from "vitest";
import { millis } from "../../../model/units.ts";
import { arrivalsPerBucket } from "../../../plan/arrivals.ts";
import { pollsOpen } from "../../../scenarios/traffic/polls-open.ts";

const day = { from: 6 * 60, to: 24 * 60 };

/** Calls of 1.2 million per bucket of so many minutes of the day. */
const callsPer = (minutes: number, params: object): number[] =>
  arrivalsPerBucket({
    calls: 1_200_000,
    density: pollsOpen.density(params, day),
    replayIn: millis(day.to - day.from),
    bucket: millis(minutes),
    seed: 1,
    spacing: "even",
  });

const noBurst = { burst: "0%" };

describe("polls-open", () => {
  // Calls of each hour of Eastern Time from 06:00, by hand: the sum over zones of weight times local hour.
  const byHour = [
    5760, 15_000, 25_080, 54_360, 76_800, 79_800, 84_840, 85_920, 84_000, 95_520, 108_240, 119_160, 127_320,
    107_040, 72_000, 37_440, 15_960, 5760,
  ];

  it("spreads 1.2 million calls over the hours of Eastern Time as the four zones add up", () => {
    const calls = callsPer(60, noBurst);
    for (const [hour, wanted] of byHour.entries()) {
      expect(Math.abs((calls[hour] ?? 0) - wanted) / wanted).toBeLessThan(0.001);
    }
  });

  it("has its busiest hour at 18:00 Eastern, 1.9 times the mean", () => {
    const calls = callsPer(60, noBurst);
    expect(calls.indexOf(Math.max(...calls)) + 6).toBe(18);
    expect((Math.max(...calls) * 18) / 1_200_000).toBeCloseTo(1.91, 2);
  });

  it("adds the log-ins of 30 % of 7,000 users within five minutes of each shift start", () => {
    const with30 = callsPer(5, {});
    const without = callsPer(5, noBurst);
    // At 09:00 Eastern only the first shift of the first zone starts: 2,100 log-ins of 48 %, among 0.7 % more calls.
    const all = 1 + (4 * 0.3 * 7000) / 1_200_000;
    const nineOClock = (9 - 6) * 12;
    const added = (with30[nineOClock] ?? 0) * all - (without[nineOClock] ?? 0);
    expect(Math.abs(added - 0.48 * 2100)).toBeLessThan(5);
    expect(Math.abs((with30[nineOClock + 1] ?? 0) * all - (without[nineOClock + 1] ?? 0))).toBeLessThan(5);
  });

  it("takes other hours, zones, shifts and bursts", () => {
    const calls = callsPer(60, {
      opens: "08:00",
      hours: [1, 3],
      zones: { ET: 1, Azores: { weight: 1, behind: 1 } },
      shiftStarts: [],
    });
    expect(calls.slice(0, 7)).toEqual([0, 0, 150_000, 600_000, 450_000, 0, 0]);
  });

  it.each([
    [
      { zones: { Lisbon: 10 } },
      '"Lisbon" is not one of ET, CT, MT, PT, AKT, HT: write { weight: 10, behind: HOURS }',
    ],
    [{ zones: { ET: 0 } }, "must have a weight above zero"],
    [
      { zones: { ET: "much" } },
      "must be a weight, such as 48, or a weight and an offset, such as { weight: 48, behind: 1 }",
    ],
    [{ hours: [] }, "must have at least one weight"],
    [{ hours: [0, 0] }, "must have a weight above zero"],
    [{ hours: [-1, 2] }, "must not be below zero"],
    [{ shiftStarts: ["9"] }, 'must be a moment of the day, such as "18:00"'],
    [{ burst: "101%" }, "must be at most 100%"],
    [{ burstLasts: "0s" }, 'must be longer than nothing, such as "5m"'],
  ])("refuses %o", (params, complaint) => {
    expect(pollsOpen.params.safeParse(params).error?.issues[0]?.message).toBe(complaint);
  });
});
