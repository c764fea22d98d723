import { describe, expect, it } from "vitest";
import { DueCounts } from "../../../../../run/engines/k6/due-counts.ts";

const dealt = [
  [1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 5],
  [10, 0, 0, 0, 0, 0, 0, 0, 0, 20],
].map((perSlot) => ({ count: 0, perSlot, iterations: [], mostBehindMs: 0 }));

describe("how many calls are due in a second", () => {
  it("is told over all names, the last second counted as whole", () => {
    const due = new DueCounts(dealt);
    expect([due.seconds, due.in(0), due.in(1), due.in(2)]).toEqual([2, 36, 5, 0]);
  });

  it("ends with the slot in which the traffic was stopped", () => {
    const due = new DueCounts(dealt);
    due.stopAt(150);
    expect([due.in(0), due.in(1)]).toEqual([13, 0]);
  });

  it("is nothing when it was stopped before the start", () => {
    const due = new DueCounts(dealt);
    due.stopAt(-200);
    expect(due.in(0)).toBe(0);
  });
});
