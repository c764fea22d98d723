import { describe, expect, it } from "vitest";
import { millis, seconds } from "../../model/units.ts";
import type { SettledCall } from "../../run/engines/load-engine.ts";
import { Memory } from "../../run/memory.ts";

const PHASE = "vendor-slow/fixed:more-patience";

const settled = (due: number, over: Partial<SettledCall> = {}): SettledCall => ({
  call: "donate",
  due: millis(due),
  phase: PHASE,
  class: "within",
  isGood: true,
  ...over,
});

/** A memory of a fix under which calls may take a second. */
const aMemory = () => new Memory({ junk: new Set(["flood"]), longest: 1000 });

describe("the calls that a fix is judged by", () => {
  it("are those that were decided in its window", () => {
    const memory = aMemory();
    for (const due of [1000, 1500, 2100]) {
      memory.taken("donate", millis(due), 1);
      memory.settled(settled(due, { isGood: due !== 1500 }));
    }
    memory.taken("donate", millis(2200), 1);
    memory.settled(settled(2200, { class: "across", isGood: false }));
    expect(memory.countsOf(PHASE, { from: seconds(1), to: seconds(9) })).toEqual([
      { second: 1, sent: 2, good: 1 },
      { second: 2, sent: 1, good: 1 },
    ]);
  });

  it("count as bad when they outlast every promise, though nobody knows yet how they end", () => {
    const memory = aMemory();
    memory.taken("give-page", millis(1100), 1);
    memory.settled(settled(1100));
    memory.taken("donate", millis(1200), 1);
    memory.taken("donate", millis(2200), 3);
    memory.taken("flood", millis(2300), 5);
    const counts = memory.countsOf(PHASE, { from: seconds(1), to: seconds(4) });
    expect(counts).toEqual([
      { second: 1, sent: 2, good: 1 },
      { second: 2, sent: 3, good: 0 },
    ]);
  });

  it.each([
    ["in a second that began in front of the window", 1500, 4000],
    ["while they may still be answered in time", 1000, 2999],
  ])("do not count yet %s", (_, from, to) => {
    const memory = aMemory();
    memory.taken("donate", millis(1800), 1);
    expect(memory.countsOf(PHASE, { from: millis(from), to: millis(to) })).toEqual([]);
  });

  it("are forgotten once they are settled", () => {
    const memory = aMemory();
    memory.taken("donate", millis(1200), 1);
    memory.settled(settled(1200, { phase: "day", isGood: false }));
    expect(memory.countsOf(PHASE, { from: seconds(1), to: seconds(9) })).toEqual([]);
  });
});
