import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Beside } from "../../../findings/page-one/marks.ts";
import { scoreOf, type Scored } from "../../../findings/page-one/score.ts";
import type { BreakFinding, Outcome } from "../../../model/readiness.ts";
import type { LeftOut } from "../../../model/sign-off.ts";
import { millis, ratio, seconds } from "../../../model/units.ts";
import { aBreakFinding, aProcessDeath } from "../../support/a-runbook-finding.ts";

const PEAK = { planned: 100, carried: 100, ofScenario: 100 };
const BESIDE: Beside = { isLinked: true, seenFrom: "2012-11-06" };
const scored = (change: Partial<Scored> = {}): Scored => ({
  breaks: [aBreakFinding()],
  leftOut: [],
  peak: PEAK,
  beside: BESIDE,
  ...change,
});
const pointsOf = (change: Partial<Scored>, id: string) =>
  scoreOf(scored(change)).parts.find((part) => part.id === id)?.points;

const anAlert = (firesAfterMs?: number): Pick<BreakFinding, "alert"> => ({
  alert: {
    name: "x",
    rule: { calls: ["a"], budget: 10 },
    within: seconds(30),
    alsoFiresIn: [],
    watch: {
      replay: { steps: 1, faultOn: 0, acted: 1, faultOff: 1, series: [] },
      checks: [],
      wasQuietBefore: true,
      ...(firesAfterMs === undefined ? {} : { firesAfterMs: millis(firesAfterMs) }),
    },
  },
});

describe("the score", () => {
  it("is 100 with headroom, a break that is withstood, an alert that leads somewhere and a drill", () => {
    const fallback = aBreakFinding().fallback;
    if (fallback === undefined) throw new Error("the builder has a fallback");
    const drilled = { on: "2012-11-01", took: seconds(60), reached: ratio(1) };
    const whole = aBreakFinding({
      outcome: "withstood",
      fallback: { ...fallback, drilled },
      ...anAlert(15_000),
    });
    expect(scoreOf(scored({ breaks: [whole], peak: { ...PEAK, carried: 120 } })).points).toBe(100);
  });

  it("gives 16.7 of 20 for the planned peak, and says that headroom was not measured", () => {
    const load = scoreOf(scored()).parts.find(({ id }) => id === "load");
    expect(load?.points).toBe(16.7);
    expect(load?.why).toContain("headroom was not measured");
    expect(pointsOf({ peak: { ...PEAK, carried: 500 } }, "load")).toBe(20);
  });

  it("counts a run with a smaller peak than the scenario as that much less", () => {
    expect(pointsOf({ peak: { planned: 100, carried: 100, ofScenario: 200 } }, "load")).toBe(8.3);
  });

  it("gives nothing for what was left out: a second break of the same weight halves it", () => {
    const { id, severity } = aBreakFinding().planned;
    const leftOut: readonly LeftOut[] = [{ id: `${id}-2`, owner: "somebody-else", severity }];
    expect([pointsOf({}, "fix"), pointsOf({ leftOut }, "fix")]).toEqual([25, 12.5]);
    const part = scoreOf(scored({ leftOut })).parts.find((one) => one.id === "fix");
    expect(part).toMatchObject({
      owners: ["somebody-else"],
      why: expect.stringContaining("was not rehearsed"),
    });
  });

  it("weighs by impact and likelihood", () => {
    const heavy = aBreakFinding({ planned: { ...aBreakFinding().planned, impact: 5, likelihood: 4 } });
    const light = aProcessDeath({
      outcome: "inconclusive",
      planned: { ...aProcessDeath().planned, impact: 1, likelihood: 5 },
    });
    expect(pointsOf({ breaks: [heavy, light] }, "fix")).toBe(20);
  });

  it("gives half for a break in which what the failure state promises was held without a fix", () => {
    const phases = aBreakFinding().phases.map((phase) =>
      phase.phase === "during" ? { ...phase, share: ratio(0.99) } : phase,
    );
    expect([pointsOf({}, "during"), pointsOf({ breaks: [aBreakFinding({ phases })] }, "during")]).toEqual([
      0, 10,
    ]);
  });

  it("gives nothing for a service that only comes back when somebody acts", () => {
    const alone = { cameBack: false, text: "does not come back" };
    expect([pointsOf({}, "after"), pointsOf({ breaks: [aBreakFinding({ alone })] }, "after")]).toEqual([
      15, 0,
    ]);
  });

  it.each([
    ["in time, with a way to the runbook", anAlert(30_000), true, 10],
    ["in time, with a command only", anAlert(30_000), false, 5],
    ["too late", anAlert(45_000), true, 0],
    ["too late, with a command only", anAlert(45_000), false, 0],
    ["never", anAlert(), true, 0],
  ])("for an alert that fires %s", (_, alert, isLinked, points) => {
    const breaks = [aBreakFinding(alert)];
    expect(pointsOf({ breaks, beside: { ...BESIDE, isLinked } }, "detected")).toBe(points);
  });

  it("of a day without breaks is its load only", () => {
    expect(scoreOf(scored({ breaks: [] })).points).toBe(17);
  });

  it("puts the part with the most lost points first, and adds up", () => {
    const { parts, points } = scoreOf(scored());
    const lost = parts.map((part) => part.of - part.points);
    expect(lost).toEqual(lost.toSorted((a, b) => b - a));
    expect(parts.reduce((sum, part) => sum + part.of, 0)).toBe(100);
    expect(points).toBe(Math.round(parts.reduce((sum, part) => sum + part.points, 0)));
  });
});

/** Best first. */
const OUTCOMES: readonly Outcome[] = [
  "withstood",
  "fix-proven",
  "fix-rejected",
  "never-recovered",
  "inconclusive",
];

const anyBreak = fc.record({
  outcome: fc.nat(OUTCOMES.length - 1),
  impact: fc.integer({ min: 1, max: 5 }),
  likelihood: fc.integer({ min: 1, max: 5 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  cameBack: fc.option(fc.boolean()),
  alert: fc.constantFrom({}, anAlert(), anAlert(15_000), anAlert(90_000)),
  hasProven: fc.boolean(),
});

type Any = typeof anyBreak extends fc.Arbitrary<infer T> ? T : never;

const findingOf = ({ outcome, impact, likelihood, share, cameBack, alert, hasProven }: Any): BreakFinding => {
  const base = aBreakFinding();
  return {
    ...base,
    ...alert,
    outcome: OUTCOMES[outcome] ?? "inconclusive",
    planned: { ...base.planned, impact, likelihood },
    phases: base.phases.map((phase) =>
      phase.phase === "during" ? { ...phase, share: ratio(share) } : phase,
    ),
    fixes: hasProven ? base.fixes : [],
    ...(cameBack === null ? {} : { alone: { cameBack, text: "x" } }),
  };
};

it("a worse outcome of any break never raises the score, nor any part of it", () => {
  const runs = fc.record({
    all: fc.array(anyBreak, { minLength: 1, maxLength: 5 }),
    which: fc.nat(4),
    isLinked: fc.boolean(),
  });
  fc.assert(
    fc.property(runs, ({ all, which, isLinked }) => {
      const index = which % all.length;
      const beside = { ...BESIDE, isLinked };
      const before = scoreOf(scored({ breaks: all.map((one) => findingOf(one)), beside }));
      const worse = all.map((one, at) =>
        at === index ? { ...one, outcome: Math.min(one.outcome + 1, OUTCOMES.length - 1) } : one,
      );
      const after = scoreOf(scored({ breaks: worse.map((one) => findingOf(one)), beside }));
      expect(after.points).toBeLessThanOrEqual(before.points);
      for (const { id, points } of after.parts)
        expect(points).toBeLessThanOrEqual(before.parts.find((part) => part.id === id)?.points ?? -1);
      expect(after.points).toBeGreaterThanOrEqual(0);
      expect(before.points).toBeLessThanOrEqual(100);
    }),
    { numRuns: 300 },
  );
});
