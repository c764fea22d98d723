import { describe, expect, it } from "vitest";
import { millis } from "../../model/units.ts";
import { PhaseBook } from "../../run/phase-book.ts";

const written = (...entries: readonly (readonly [string, number])[]): PhaseBook => {
  const book = new PhaseBook();
  for (const [phase, at] of entries) book.enter(phase, millis(at));
  return book;
};

describe("the phase of a moment", () => {
  const book = written(["x/before", 1000], ["x/during", 2000], ["day", 3000]);

  it.each([
    [-500, "day"],
    [999.9, "day"],
    [1000, "x/before"],
    [1999.9, "x/before"],
    [2000, "x/during"],
    [3000, "day"],
    [1e9, "day"],
  ])("at %s ms is %s: a phase begins with its moment and ends with the next", (at, phase) => {
    expect(book.phaseAt(millis(at))).toBe(phase);
  });

  it("is the day before anything was entered", () => {
    expect(new PhaseBook().phaseAt(millis(0))).toBe("day");
  });

  it("is the later one of two that were entered at the same moment", () => {
    expect(written(["x/canary", 1000], ["x/settle", 1000]).phaseAt(millis(1000))).toBe("x/settle");
  });
});

const healed = (from: number, to?: number): PhaseBook => {
  const book = new PhaseBook();
  const end = book.healing(millis(from));
  if (to !== undefined) end(millis(to));
  return book;
};

describe("our own healing", () => {
  it.each([
    ["ended before it", 0, 999, false],
    ["ended with its begin", 0, 1000, true],
    ["was under way around it", 0, 9000, true],
    ["lay within it", 1200, 1300, true],
    ["began with its end", 1500, 9000, true],
    ["began behind it", 1501, 9000, false],
  ])("from 1000 to 1500 ms touches a call that %s: %s", (_, from, to, touched) => {
    expect(healed(1000, 1500).healedBetween(millis(from), millis(to))).toBe(touched);
  });

  it("that has not ended touches every later call", () => {
    expect(healed(1000).healedBetween(millis(1e6), millis(1e6))).toBe(true);
  });

  it("is none when nothing was healed", () => {
    expect(new PhaseBook().healedBetween(millis(0), millis(1e9))).toBe(false);
  });

  it("of several breaks is remembered for each of them", () => {
    const book = healed(1000, 1500);
    book.healing(millis(8000))(millis(8100));
    expect([1200, 5000, 8050].map((at) => book.healedBetween(millis(at), millis(at)))).toEqual([
      true,
      false,
      true,
    ]);
  });
});
