import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faults } from "../../faults/index.ts";
import { UsageError } from "../../model/errors.ts";
import type { Plan } from "../../model/plan.ts";
import { seconds } from "../../model/units.ts";
import { compileRehearsal, type RehearsalWish } from "../../plan/compile-rehearsal.ts";
import { shapes } from "../../scenarios/traffic/index.ts";
import { edited, scenarioOf, VALID } from "../support/scenario-text.ts";

const SOURCE = { file: "scenarios/x.yaml", sha256: "abc", catalogue: { faults, shapes } };
const WISH: RehearsalWish = {
  break: "database-slow",
  window: seconds(120),
  giveUp: seconds(900),
  callsPerSecond: 50,
  seed: 7,
};

const compiled = (wish: Partial<RehearsalWish> = {}, text = VALID): Plan =>
  compileRehearsal(scenarioOf(text), SOURCE, { ...WISH, ...wish });
const windowsOf = (plan: Plan) => plan.breaks[0]?.windows;
const faultAt = (plan: Plan): number => windowsOf(plan)?.during.from ?? Number.NaN;

const errorOf = (wish: Partial<RehearsalWish>): UsageError => {
  try {
    compiled(wish);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error("it was not refused");
};

describe("a rehearsal", () => {
  it("breaks at a moment within its window, behind a baseline, whatever the seed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
        const plan = compiled({ seed, giveUp: seconds(30) });
        const canaryEnds = (windowsOf(plan)?.before.from ?? 0) + plan.canary.lasts + 250;
        expect(faultAt(plan)).toBeLessThanOrEqual(120_000);
        expect(faultAt(plan) - canaryEnds).toBeGreaterThanOrEqual(3000);
      }),
      { numRuns: 25 },
    );
  });

  it("breaks at moments all over the window, and at the same one for the same seed", () => {
    const moments = Array.from({ length: 60 }, (_, seed) => faultAt(compiled({ seed, giveUp: seconds(30) })));
    expect(Math.min(...moments)).toBeLessThan(20_000);
    expect(Math.max(...moments)).toBeGreaterThan(110_000);
    expect(faultAt(compiled({ seed: 9 }))).toBe(faultAt(compiled({ seed: 9 })));
  });

  it("plans the fault for as long as people may take, so that its time to live covers that", () => {
    const windows = windowsOf(compiled());
    expect((windows?.during.to ?? 0) - (windows?.during.from ?? 0)).toBe(900_000);
    expect(windows?.after.from).toBe(windows?.during.to);
    expect(windows?.fixed).toEqual([]);
  });

  it("has traffic until the last moment at which people may still roll back", () => {
    const plan = compiled();
    expect(plan.traffic.replayIn).toBeGreaterThanOrEqual(windowsOf(plan)?.after.to ?? 0);
  });

  it("sends the mix of the scenario at a steady rate, in real time", () => {
    const { traffic } = compiled();
    const perSecond = traffic.calls / (traffic.replayIn / 1000);
    expect(perSecond).toBeCloseTo(50, 1);
    expect(Math.max(...traffic.arrivals) - Math.min(...traffic.arrivals)).toBeLessThanOrEqual(1);
    expect((traffic.day.to - traffic.day.from) * 60_000).toBeCloseTo(traffic.replayIn, 3);
    expect(traffic.mix.map(({ name }) => name)).toEqual(["next-voter", "record-contact"]);
  });

  it("alerts on the error budget of the day that is rehearsed for, not on that of the rehearsal", () => {
    // 2 % of the 0.5 % of 600,000 calls that may be bad.
    expect(compiled().rehearsal?.alert).toEqual({
      name: "ElectionDayDatabaseSlow",
      limits: [{ calls: "record-contact", bad: 60 }],
    });
  });

  it("names neither the moment nor the break that it was moved from", () => {
    const plan = compiled();
    expect(plan.notes).toEqual([]);
    expect(plan.breaks).toHaveLength(1);
    expect(plan.breaks[0]).not.toHaveProperty("moved");
  });

  it("leaves no time alone to a break that is watched alone in a run", () => {
    const alone = edited("    at: ", "    alone: 8s\n    at: ");
    expect(windowsOf(compiled({}, alone))).not.toHaveProperty("alone");
  });

  it("refuses a window that has no room for a baseline, and says which one has", () => {
    const error = errorOf({ window: seconds(5) });
    expect(error.message).toContain('"5s"');
    expect(error.hint).toContain("--window ");
  });

  it("refuses a break that the scenario does not have, and guesses which was meant", () => {
    expect(errorOf({ break: "database-slwo" }).hint).toContain("database-slow");
  });
});
