import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Day, Shape } from "../../model/traffic.ts";
import { shapes } from "../../scenarios/traffic/index.ts";
import { sketch } from "../../scenarios/traffic/sketch.ts";

const TWO_DAYS = 48 * 60;

/** Days of 12 to 24 hours; a shape of many days needs all of them. */
const daysFor = ({ day }: Shape): fc.Arbitrary<Day> =>
  fc
    .record({ from: fc.integer({ min: 0, max: 720 }), length: fc.integer({ min: 720, max: 1440 }) })
    .map(({ from, length }) => ({ from, to: from + (day.to > TWO_DAYS ? day.to : length) }));

describe.each(shapes.entries)("the shape $name", (shape) => {
  it("needs no parameters", () => {
    for (const params of [undefined, {}]) expect(shape.params.safeParse(params).success).toBe(true);
  });

  it("refuses an unknown parameter by its name", () => {
    const refused = shape.params.safeParse({ hieght: 1 });
    expect(refused.error?.issues[0]?.message).toContain("hieght");
  });

  it("is never negative and somewhere above zero, whatever the day", () => {
    fc.assert(
      fc.property(daysFor(shape), (day) => {
        const density = shape.density(undefined, day);
        const values = Array.from({ length: 2001 }, (_, index) => density(index / 2000));
        expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...values)).toBeGreaterThan(0);
        expect(values.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it("gives the same answer every time it is asked, in any order", () => {
    const one = shape.density({}, shape.day);
    const other = shape.density({}, shape.day);
    const moments = Array.from({ length: 200 }, (_, index) => index / 199);
    const forwards = moments.map(one);
    expect(moments.toReversed().map(one).toReversed()).toEqual(forwards);
    expect(moments.map(other)).toEqual(forwards);
  });

  it("says where its numbers come from", () => {
    expect(shape.source).toMatch(/^[A-Z0-9].*\.$/u);
  });

  it("can be drawn in one line that touches the top", () => {
    expect(sketch(shape)).toMatch(/^[▁-█]{32}$/u);
    expect(sketch(shape)).toContain("█");
    expect(sketch(shape, 10)).toHaveLength(10);
  });

  it("says in one sentence what it is, and its parameters can be described to an editor", () => {
    expect(shape.summary).toMatch(/^[A-Z].*\.$/u);
    expect(z.toJSONSchema(shape.params, { io: "input" })).toMatchObject({ type: "object" });
  });
});
