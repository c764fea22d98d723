import { describe, expect, it } from "vitest";
import { dayOf } from "../../findings/day.ts";
import { seconds } from "../../model/units.ts";
import { aBreakWithTwoFixes, aPlan } from "../support/a-plan.ts";
import { aCallRow } from "../support/a-call-row.ts";
import { aRecord } from "../support/a-record.ts";

describe("the picture of the day", () => {
  it("says which hours were replayed, how fast, and how many calls were due at the most", () => {
    expect(dayOf(aRecord().build())).toMatchObject({
      from: "06:00",
      to: "24:00",
      replayIn: 60_000,
      compression: 1080,
      calls: 6000,
      peakPerSecond: 100,
    });
  });

  it("has one point for each second, in order, whatever the order of the rows", () => {
    const record = aRecord().build();
    const shuffled = {
      ...record,
      lateness: [...record.lateness].reverse(),
      calls: [...record.calls].reverse(),
    };
    const { points } = dayOf(shuffled);
    expect(points.map(({ second }) => second)).toEqual(Array.from({ length: 60 }, (_, second) => second));
    expect(points).toEqual(dayOf(record).points);
  });

  it("tells good from bad answers, and failures from both", () => {
    const broken = aCallRow({
      second: 25,
      sent: 10,
      good: 0,
      statuses: { "503": 6 },
      causes: { timeout: 4 },
    });
    const record = aRecord()
      .withRows((rows) => [...rows.filter(({ second }) => second !== 25), broken])
      .build();
    expect(dayOf(record).points[25]).toMatchObject({ planned: 100, achieved: 100, good: 0, failed: 4 });
  });

  it("counts every call that was due in a second, those at a boundary too", () => {
    const across = aCallRow({ second: 20, class: "across", sent: 7, good: 7 });
    const record = aRecord()
      .withRows((rows) => [...rows, across])
      .build();
    expect(dayOf(record).points[20]?.good).toBe(10 + 7);
  });

  it("shows the latency of each second", () => {
    const { points } = dayOf(aRecord().build());
    expect(points[5]).toMatchObject({ p50Ms: 4, p95Ms: 4, p99Ms: 4 });
    expect((points[25]?.p50Ms ?? 0) / 200).toBeCloseTo(1, 1);
  });

  it("has the windows in which faults really were on, and none for a fault that did not go off", () => {
    expect(dayOf(aRecord().build()).windows).toEqual([
      { break: "database-slow", from: seconds(20), to: seconds(42) },
    ]);
    expect(dayOf(aRecord().without("fault-off").build()).windows).toEqual([]);
  });

  it("marks the moments at which fixes were tried, by their names", () => {
    const plan = aPlan({ breaks: [aBreakWithTwoFixes()] });
    expect(dayOf(aRecord(plan).withTrials(2).build()).marks).toEqual([
      { at: seconds(30), kind: "fix", text: "bigger-pool" },
      { at: seconds(42), kind: "fix", text: "degraded" },
    ]);
    expect(dayOf(aRecord(plan).withTrials(1).build()).marks).toHaveLength(1);
  });
});
