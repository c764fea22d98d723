import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faults } from "../../faults/index.ts";
import { junkCalls, peoplesCalls } from "../../model/junk.ts";
import { uniform } from "../../model/random.ts";
import type { Plan } from "../../model/plan.ts";
import { millis, seconds } from "../../model/units.ts";
import { compilePlan, type Overrides } from "../../plan/compile-plan.ts";
import { compileRehearsal } from "../../plan/compile-rehearsal.ts";
import { describePlan, summarisePlan } from "../../plan/describe-plan.ts";
import { arrivalsWithJunk, junkTest } from "../../plan/junk.ts";
import { requests } from "../../plan/requests.ts";
import { shapes } from "../../scenarios/traffic/index.ts";
import { complaintsOf, edited, scenarioOf, VALID } from "../support/scenario-text.ts";

const SOURCE = { file: "scenarios/x.yaml", sha256: "abc", catalogue: { faults, shapes } };
const OBJECTIVES = "objectives:\n";
const junkLine = (keys: string): string =>
  `    - { name: flood, weight: 60, get: "/?\${seq}", junk: true${keys} }\n`;
/** 90 parts of people's calls and 60 of junk. */
const withJunk = (keys = ""): string => edited(OBJECTIVES, junkLine(keys) + OBJECTIVES);

const compiled = (text: string, overrides: Overrides = {}): Plan =>
  compilePlan(scenarioOf(text), SOURCE, overrides);

const countsOf = ({ traffic }: Plan, from: number, until: number): Record<string, number> => {
  const request = requests(traffic, "run");
  const counts: Record<string, number> = {};
  for (let seq = from; seq < until; seq += 1) {
    const name = traffic.mix[request(seq).call]?.name ?? "";
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

const even = (text: string): string => text.replace("through: edge", "through: edge\n  spacing: even");

const stop = (text: string): string => text.replace("ledger:", "stop: { errorBudget: 10% }\nledger:");

/** Which calls of the day are junk. */
const pattern = (seed: number): string => {
  const isJunk = junkTest(compiled(withJunk(), { calls: 5000, seed }).traffic);
  return Array.from({ length: 5000 }, (_, seq) => (isJunk(seq) ? "j" : ".")).join("");
};

describe("junk beneath a shape", () => {
  it("is exactly its part of the calls, and all together are exactly what was asked for", () => {
    const mix = [{ weight: 45 }, { weight: 45 }, { weight: 60, junk: true }];
    const rest = { density: (at: number) => at, replayIn: seconds(3), bucket: millis(100) };
    const spacings = fc.constantFrom("even" as const, "poisson" as const);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50_000 }), fc.integer(), spacings, (calls, seed, spacing) => {
        const { arrivals, junk = [] } = arrivalsWithJunk({ ...rest, calls, seed, spacing }, mix);
        expect(arrivals.reduce((sum, count) => sum + count, 0)).toBe(calls);
        expect(junkCalls({ junk })).toBe(Math.round(calls * 0.4));
        expect(arrivals.every((count, k) => count >= (junk[k] ?? 0))).toBe(true);
      }),
    );
    const { traffic } = compiled(withJunk(), { calls: 1001 });
    expect([junkCalls(traffic), peoplesCalls(traffic)]).toEqual([400, 601]);
  });

  it("comes at a steady rate from start to end, also where the shape has next to nothing", () => {
    const { junk = [], arrivals, bucket } = compiled(withJunk()).traffic;
    expect(bucket).toBe(100);
    const perSecond = 480_000 / 300;
    for (let second = 0; second < 300; second += 30) {
      const rate = junk.slice(second * 10, second * 10 + 300).reduce((sum, count) => sum + count, 0) / 30;
      expect(Math.abs(rate - perSecond)).toBeLessThan(perSecond * 0.03);
    }
    const first = arrivals.slice(0, 10).reduce((sum, count) => sum + count, 0);
    expect(first).toBeLessThan(perSecond * 1.5);
  });

  it("leaves people's calls with the shape that they have without it", () => {
    const { traffic } = compiled(even(withJunk()), { calls: 1_000_000 });
    const peoples = traffic.arrivals.map((count, k) => count - (traffic.junk?.[k] ?? 0));
    expect(peoples).toEqual(compiled(even(VALID), { calls: 600_000 }).traffic.arrivals);
  });

  it("is the same for the same seed, and other calls for another", () => {
    expect(pattern(1)).toBe(pattern(1));
    expect(pattern(1)).not.toBe(pattern(2));
  });

  it("has exactly its planned calls in every bucket, in whatever order they are asked for", () => {
    const bucket = fc.record({ all: fc.nat({ max: 40 }), part: fc.double({ min: 0, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(bucket, { minLength: 1, maxLength: 30 }), fc.integer(), (buckets, seed) => {
        const arrivals = buckets.map(({ all }) => all);
        const junk = buckets.map(({ all, part }) => Math.round(all * part));
        const isJunk = junkTest({ arrivals, junk, seed });
        const calls = arrivals.reduce((sum, count) => sum + count, 0);
        const answers = Array.from({ length: calls }, (_, seq) => isJunk(calls - 1 - seq)).toReversed();
        let first = 0;
        for (const [k, count] of arrivals.entries()) {
          expect(answers.slice(first, first + count).filter(Boolean)).toHaveLength(junk[k] ?? 0);
          first += count;
        }
      }),
    );
  });

  it("becomes requests: exactly so many of the day are junk, people's are shared by weight", () => {
    const plan = compiled(withJunk(), { calls: 30_000 });
    const counts = countsOf(plan, 0, 30_000);
    expect(counts["flood"]).toBe(12_000);
    expect(Math.abs((counts["next-voter"] ?? 0) - 9000)).toBeLessThan(4 * Math.sqrt(4500));
  });

  it("is most of the calls of a quiet hour, and few of those of the peak", () => {
    const plan = compiled(withJunk());
    const share = (from: number): number => (countsOf(plan, from, from + 2000)["flood"] ?? 0) / 2000;
    const atPeak = plan.traffic.arrivals.slice(0, 2000).reduce((sum, count) => sum + count, 0);
    expect(share(0)).toBeGreaterThan(0.75);
    expect(share(atPeak)).toBeLessThan(0.3);
  });

  it("changes nothing about a scenario without it", () => {
    const { traffic } = compiled(VALID, { calls: 100 });
    expect(traffic.junk).toBeUndefined();
    expect(junkTest(traffic)(5)).toBe(false);
    const request = requests(traffic, "run");
    const byWeight = Array.from({ length: 100 }, (_, seq) => (uniform(1, seq, 2) < 0.5 ? 0 : 1));
    expect(Array.from({ length: 100 }, (_, seq) => request(seq).call)).toEqual(byWeight);
  });
});

describe("the plan of a day with junk", () => {
  it("says how much of it there is, and at which rate", () => {
    expect(describePlan(compiled(withJunk()))).toContain(
      "\nJunk      480,000 of them (flood): 1,600/s from start to end, beneath the shape; counted apart\n",
    );
    expect(summarisePlan(compiled(withJunk())).junk).toEqual({
      names: ["flood"],
      calls: 480_000,
      perSecond: 1600,
    });
    expect(describePlan(compiled(VALID))).not.toContain("Junk");
    expect(summarisePlan(compiled(VALID))).not.toHaveProperty("junk");
  });

  it("says that its error budget is not for junk", () => {
    expect(describePlan(compiled(stop(withJunk())))).toContain(
      "10 % of all planned calls but junk are not good",
    );
    expect(describePlan(compiled(stop(VALID)))).toContain("10 % of all planned calls are not good");
  });

  it("counts people's calls only as at risk", () => {
    const [without, with_] = [compiled(VALID), compiled(withJunk())].map(
      (plan) => summarisePlan(plan).blastRadius,
    );
    expect(with_?.shareAtRisk).toBeCloseTo(without?.shareAtRisk ?? 0, 2);
    expect(describePlan(compiled(withJunk()))).toContain("of 720,000 (");
  });

  it("waits in a rehearsal for answers to people's most frequent call", () => {
    const wish = {
      break: "database-slow",
      window: seconds(300),
      giveUp: seconds(60),
      callsPerSecond: 15,
      seed: 1,
    };
    const plan = compileRehearsal(scenarioOf(withJunk()), SOURCE, wish);
    expect(plan.canary.lasts).toBeCloseTo((60 / (15 * 0.3)) * 1000, 6);
  });
});

describe("junk in a scenario", () => {
  it("may not be a write", () => {
    expect(complaintsOf(withJunk(", write: true")).join()).toContain(
      'cannot be "junk" and a "write": nobody waits for junk',
    );
  });

  it("may not be all there is", () => {
    const all = VALID.replaceAll(/(weight: 45, get: [^}]+\}[^}]*)\}/gu, "$1, junk: true }").replaceAll(
      ", write: true }",
      ", junk: true }",
    );
    expect(complaintsOf(all).join()).toContain('must have a call that is not "junk"');
  });

  it("may have a promise of its own", () => {
    const text = withJunk().replace(
      OBJECTIVES,
      `${OBJECTIVES}  - { calls: flood, good: { status: 4xx, within: 100ms }, share: 90% }\n`,
    );
    const { traffic } = compiled(text);
    expect(traffic.mix.at(-1)).toMatchObject({ junk: true, good: { status: "4xx", within: millis(100) } });
  });
});
