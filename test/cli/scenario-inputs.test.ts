import { join } from "node:path";
import { expect, test } from "vitest";
import { loadScenario, planOf } from "../../cli/load-plan.ts";

const OWN_SCRIPT = join(import.meta.dirname, "../fixtures/own-script/day.yaml");

test("a script that sends the traffic is an input, though nobody named it as one", () => {
  const { inputs } = planOf(loadScenario(OWN_SCRIPT), {});
  expect(inputs?.files).toEqual([{ path: "./journey.js", sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) }]);
});

test("the shipped scenario rests on the campaign, and each of its breaks on parts of its own", () => {
  const { inputs } = planOf(loadScenario("gotv-election-day"), { only: "cache-lost" });
  expect(inputs?.files.map(({ path }) => path)).toEqual([
    "../campaign/gotv",
    "../campaign/service",
    "../campaign/postgres",
    "../campaign/cache",
    "../campaign/supervisor",
  ]);
  const faults = Object.values(inputs?.breaks ?? {}).map(({ fault }) => fault);
  expect(new Set(faults).size).toBe(3);
});
