import { describe, expect, it } from "vitest";
import { keptSchedule, scheduleOf } from "../../findings/schedule.ts";
import { aPlan } from "../support/a-plan.ts";
import { aLatenessRow } from "../support/a-call-row.ts";

/** Seconds 0 to 19, in some of which the generator was late. */
const recordOf = (lateIn: readonly number[], late = 80) => ({
  plan: aPlan(),
  events: [],
  calls: [],
  lateness: Array.from({ length: 20 }, (_, second) =>
    aLatenessRow(second, lateIn.includes(second) ? late : 1),
  ),
});

describe("the schedule of a window", () => {
  it("is kept when the generator was in time in every second", () => {
    expect(keptSchedule(recordOf([]), 5000, 15_000)).toBe(true);
  });

  it.each([
    ["two of its ten seconds", [6, 9], true],
    ["three of its ten seconds", [6, 9, 12], false],
    ["seconds outside of it", [0, 1, 2, 3, 4, 15, 16, 17, 18, 19], true],
  ])("with a late generator in %s: kept is %s", (_, lateIn, kept) => {
    expect(keptSchedule(recordOf(lateIn), 5000, 15_000)).toBe(kept);
  });

  it.each([
    [24, true],
    [26, false],
  ])("with a generator that is %i ms late: kept is %s", (late, kept) => {
    const everySecond = Array.from({ length: 20 }, (_, second) => second);
    expect(keptSchedule(recordOf(everySecond, late), 0, 20_000)).toBe(kept);
  });

  it("is not kept in seconds in which calls were dropped, however punctual the others were", () => {
    const dropping = {
      ...recordOf([]),
      lateness: [0, 1, 2, 3].map((second) => aLatenessRow(second, 1, { dropped: second === 2 ? 1 : 0 })),
    };
    expect(keptSchedule(dropping, 0, 4000)).toBe(false);
    expect(keptSchedule(dropping, 3000, 4000)).toBe(true);
  });

  it("is not kept where nothing was measured", () => {
    expect(keptSchedule(recordOf([]), 60_000, 70_000)).toBe(false);
  });
});

describe("the schedule of the whole run", () => {
  it("tells how late the generator was", () => {
    const { kept, lateP50Ms, lateP99Ms, lateMaxMs } = scheduleOf(recordOf([3]));
    expect(kept).toBe(false);
    expect(lateP50Ms).toBeCloseTo(1, 1);
    expect(lateP99Ms / 80).toBeCloseTo(1, 1);
    expect(lateMaxMs / 80).toBeCloseTo(1, 1);
  });

  it("is kept when less than one call in a hundred was late", () => {
    const record = recordOf([]);
    const rare = aLatenessRow(3, 80, {
      planned: 10,
      sent: 10,
      lateness: aLatenessRow(3, 80).lateness.map((n, i) => (i === 1 ? 10 : n)),
    });
    expect(scheduleOf({ ...record, lateness: [...record.lateness, rare] }).kept).toBe(true);
  });

  it("is not kept when a call was dropped, or when nothing was sent at all", () => {
    const dropped = { ...recordOf([]), lateness: [aLatenessRow(0, 1, { dropped: 1 })] };
    expect(scheduleOf(dropped).kept).toBe(false);
    expect(scheduleOf({ ...dropped, lateness: [] })).toEqual({
      lateP50Ms: 0,
      lateP99Ms: 0,
      lateMaxMs: 0,
      kept: false,
    });
  });
});
