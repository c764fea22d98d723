import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { faults } from "../../faults/index.ts";
import type { Plan } from "../../model/plan.ts";
import { seconds } from "../../model/units.ts";
import { compilePlan, type Overrides } from "../../plan/compile-plan.ts";
import { describePlan } from "../../plan/describe-plan.ts";
import { parseScenario } from "../../plan/parse-scenario.ts";
import { shapes } from "../../scenarios/traffic/index.ts";

const FOLDER = new URL("../../scenarios/", import.meta.url);
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".yaml"));
const catalogue = { faults, shapes };

const scenarioIn = (file: string) =>
  parseScenario(readFileSync(new URL(file, FOLDER), "utf8"), file, catalogue);
const planOf = (file: string, overrides: Overrides): Plan =>
  compilePlan(scenarioIn(file), { file, sha256: "", catalogue }, overrides);

/** The shortest that each scenario must fit into, 75 s unless told; 45 s is what the documentation promises of the default one. */
const SHORTEST: Readonly<Record<string, number>> = {
  "gotv-election-day.yaml": 45,
  "everything-day.yaml": 180,
};

const lengthsOf = (file: string): readonly (readonly [string, Overrides])[] => {
  const shortest = SHORTEST[file] ?? 75;
  return [
    ["in full", {}],
    [`with 60000 calls in ${shortest} s`, { calls: 60_000, replayIn: seconds(shortest) }],
  ];
};

it("there are shipped scenarios", () => {
  expect(files).not.toEqual([]);
});

describe.each(files)("the shipped scenario %s", (file) => {
  it("is valid, and called like its file", () => {
    expect(`${scenarioIn(file).id}.yaml`).toBe(file);
  });

  it.each(lengthsOf(file))(
    "can be planned %s: every break has room, and all calls are due",
    (_, overrides) => {
      const plan = planOf(file, overrides);
      expect(plan.breaks.map(({ id }) => id).sort()).toEqual(
        scenarioIn(file)
          .breaks.map(({ id }) => id)
          .sort(),
      );
      expect(plan.traffic.arrivals.reduce((sum, count) => sum + count, 0)).toBe(plan.traffic.calls);
      for (const { windows } of plan.breaks) {
        expect(windows.before.from).toBeGreaterThanOrEqual(0);
        expect(windows.after.to).toBeLessThanOrEqual(plan.traffic.replayIn);
      }
    },
  );

  it.each(lengthsOf(file))("gives each fix time to reach its state and to hold it, %s", (_, overrides) => {
    for (const { windows, want } of planOf(file, overrides).breaks) {
      for (const { from, to } of windows.fixed) expect(to - from).toBeGreaterThanOrEqual(want.within + 2000);
    }
  });

  it.each(lengthsOf(file))("is described without holes, %s", (_, overrides) => {
    expect(describePlan(planOf(file, overrides))).not.toMatch(/undefined|NaN|\[object/u);
  });

  it("has an owner, a fix or the reason why there is none, and a way without computers for every break", () => {
    const open = scenarioIn(file).breaks.filter(
      ({ owner, fixes, noFix, fallback }) =>
        owner === "" || (fixes.length === 0 && noFix === undefined) || fallback === undefined,
    );
    expect(open.map(({ id }) => id)).toEqual([]);
  });

  it("says how to take back every step of every fix", () => {
    const oneWay = scenarioIn(file).breaks.flatMap(({ id, fixes }) =>
      fixes.flatMap(({ steps }) =>
        steps.filter(({ undo }) => undo === undefined).map(({ title }) => `${id}: ${title}`),
      ),
    );
    expect(oneWay).toEqual([]);
  });

  it("breaks only links that carry traffic or lead from a process of it", () => {
    const { links, breaks, traffic, system } = planOf(file, {});
    const used = links.filter(
      ({ name }) => name === traffic.through || JSON.stringify(system).includes(`\${links.${name}}`),
    );
    expect(used.map(({ name }) => name)).toEqual(
      expect.arrayContaining(breaks.flatMap((item) => item.links)),
    );
  });
});
