import { describe, expect, it } from "vitest";
import { shapes } from "../../../scenarios/traffic/index.ts";

const day = { from: 8 * 60, to: 18 * 60 };

/** The rate at a moment of the day, given in hours. */
const rateAt = (name: string, params: unknown, hour: number): number =>
  shapes.get(name).density(params, day)((hour - 8) / 10);

const complaintOf = (name: string, params: unknown): string | undefined =>
  shapes.get(name).params.safeParse(params).error?.issues[0]?.message;

describe("hours", () => {
  const params = { weights: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] };

  it.each([
    [8, 1],
    [8.99, 1],
    [9, 2],
    [17.5, 10],
    [18, 10],
  ])("at %d:00 it has the weight %d", (hour, weight) => {
    expect(rateAt("hours", params, hour)).toBe(weight);
  });

  it("spreads fewer weights evenly over the day", () => {
    expect([8, 12.9, 13.1].map((hour) => rateAt("hours", { weights: [1, 7] }, hour))).toEqual([1, 1, 7]);
  });
});

describe("steps", () => {
  const params = {
    steps: [
      { for: "1h", rate: 3 },
      { for: "30m", rate: 0 },
      { for: "1h", rate: 5 },
    ],
  };

  it("follow each other from the start of the day, and the last one lasts", () => {
    const hours = [8, 8.99, 9.01, 9.49, 9.51, 12, 18];
    expect(hours.map((hour) => rateAt("steps", params, hour))).toEqual([3, 3, 0, 0, 5, 5, 5]);
  });

  it("need a step, a duration and a rate above zero", () => {
    expect(complaintOf("steps", { steps: [] })).toBe("must have at least one step");
    expect(complaintOf("steps", { steps: [{ for: "1h", rate: 0 }] })).toBe("must have a rate above zero");
    expect(complaintOf("steps", { steps: [{ for: "0h", rate: 1 }] })).toBe(
      'must be longer than nothing, such as "2h"',
    );
  });
});

describe("spike", () => {
  const params = { base: 10, peak: 110, at: "12:00", rise: "30m", hold: "1h", decay: "2h" };

  it.each([
    [11.99, 10, "before it"],
    [12.25, 60, "half way up"],
    [13, 110, "on the plateau"],
    [14.5, 60, "half way down"],
    [15.5, 10, "when all is over"],
  ])("at %d h the rate is %d, %s", (hour, rate) => {
    expect(rateAt("spike", params, hour)).toBeCloseTo(rate, 9);
  });

  it("is a wall when rise and decay take no time", () => {
    const wall = { base: 0, peak: 1, at: "12:00", rise: "0s", hold: "1h", decay: "0s" };
    expect([11.99, 12.01, 12.99, 13.01].map((hour) => rateAt("spike", wall, hour))).toEqual([0, 1, 1, 0]);
  });

  it("comes in the middle of the day unless told otherwise", () => {
    expect(rateAt("spike", {}, 12.99)).toBe(50);
    expect(rateAt("spike", {}, 13.1)).toBe(2467);
  });

  it("has to last", () => {
    expect(complaintOf("spike", { rise: "0s", hold: "0s", decay: "0s" })).toBe(
      "must last longer than nothing",
    );
  });
});

describe("ramp and constant", () => {
  it("a ramp goes straight from one rate to the other", () => {
    expect([8, 13, 18].map((hour) => rateAt("ramp", { from: 10, to: 30 }, hour))).toEqual([10, 20, 30]);
    expect(complaintOf("ramp", { from: 0, to: 0 })).toBe("must have a rate above zero");
  });

  it("a constant is one", () => {
    expect([8, 13, 18].map((hour) => rateAt("constant", {}, hour))).toEqual([1, 1, 1]);
  });
});
