import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LateSeconds } from "../../../run/stop-conditions/late-seconds.ts";
import { aLatenessRow, sparse } from "../../support/a-call-row.ts";

const runningAfter = (lates: readonly number[]): number => {
  const late = new LateSeconds(1000);
  lates.forEach((ms, second) => late.add(aLatenessRow(second, ms)));
  return late.running;
};

describe("seconds in which the generator was too late", () => {
  it("are counted as long as they follow each other", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(1, 500, 980, 1020, 5000)), (lates) => {
        const onTime = lates.findLastIndex((ms) => ms <= 1000);
        expect(runningAfter(lates)).toBe(lates.length - 1 - onTime);
      }),
    );
  });

  it("are told by the 99th percentile: one late call of a hundred is none, two are", () => {
    const late = new LateSeconds(1000);
    late.add(aLatenessRow(0, 1, { lateness: [...sparse(1, 99), ...laterBy(4000, 1)] }));
    expect(late.running).toBe(0);
    late.add(aLatenessRow(1, 1, { lateness: [...sparse(1, 98), ...laterBy(4000, 2)] }));
    expect(late.running).toBe(1);
  });

  it("are no seconds in which nothing was sent: they say nothing either way", () => {
    const late = new LateSeconds(1000);
    late.add(aLatenessRow(0, 5000));
    late.add(aLatenessRow(1, 0, { planned: 0, sent: 0, lateness: [] }));
    late.add(aLatenessRow(2, 5000));
    expect(late.running).toBe(2);
  });

  it("count once, though an engine may tell more of a second later", () => {
    const late = new LateSeconds(1000);
    for (const second of [0, 0, 0, 0]) late.add(aLatenessRow(second, 5000));
    expect(late.running).toBe(1);
    late.add(aLatenessRow(1, 5000));
    late.add(aLatenessRow(0, 1));
    expect(late.running).toBe(2);
  });
});

/** Values further up in a histogram that begins with one millisecond. */
function laterBy(ms: number, count: number): readonly number[] {
  const [from = 0] = sparse(1, 1);
  const [to = 0] = sparse(ms, 1);
  return [to - from, count];
}
