import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SLOT_MS } from "../../../../../run/engines/k6/call-key.ts";
import { scenariosOf, stagesOf } from "../../../../../run/engines/k6/scenarios.ts";

/** The moments at which k6 begins iterations, in slots: the arithmetic of its ramping arrival rate over level stages. */
function begins(stages: ReturnType<typeof stagesOf>): number[] {
  const moments: number[] = [];
  let [start, begun, area] = [0, 0, 0];
  for (const { duration, target } of stages) {
    const slots = Number.parseInt(duration, 10) / (duration.endsWith("ms") ? SLOT_MS : 1);
    const before = area;
    area += slots * target;
    for (; begun + 1 <= area; begun += 1) moments.push(start + (begun + 1 - before) / target);
    start += slots;
  }
  return moments;
}

describe("the stages of a scenario", () => {
  it("begin exactly the planned iterations in each slot, whatever their numbers", () => {
    const slots = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(slots, (iterations) => {
        const planned = iterations.reduce((sum, count) => sum + count, 0);
        const moments = begins(stagesOf(iterations)).slice(0, planned);
        const perSlot = iterations.map(
          (_, slot) => moments.filter((moment) => moment > slot && moment <= slot + 1).length,
        );
        expect(perSlot).toEqual(iterations);
      }),
    );
  });

  it("draw together what stays level", () => {
    expect(stagesOf([5, 5, 5, 0, 0]).slice(0, 4)).toEqual([
      { duration: "0s", target: 5 },
      { duration: "300ms", target: 5 },
      { duration: "0s", target: 0 },
      { duration: "200ms", target: 0 },
    ]);
  });

  it("are those of one scenario a name, and of none for a name without calls", () => {
    const dealt = [3, 0, 2].map((count) => ({
      count,
      perSlot: [count],
      iterations: [count],
      mostBehindMs: 0,
    }));
    const scenarios = scenariosOf(dealt, [7, 8, 9], 2000);
    expect(Object.entries(scenarios).map(([name, { maxVUs }]) => [name, maxVUs])).toEqual([
      ["call-0", 7],
      ["call-2", 9],
    ]);
  });
});
