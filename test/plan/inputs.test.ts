import { describe, expect, test } from "vitest";
import { sha256 } from "../../cli/sha256.ts";
import type { PartHashes } from "../../model/inputs.ts";
import { partsOf } from "../../plan/inputs.ts";
import { edited, scenarioOf, VALID } from "../support/scenario-text.ts";

const partsIn = (text: string): PartHashes => {
  const parts = partsOf(scenarioOf(text), sha256)["database-slow"];
  if (parts === undefined) throw new Error("no such break");
  return parts;
};

const before = partsIn(VALID);
const changedIn = (text: string): readonly string[] =>
  Object.entries(partsIn(text)).flatMap(([name, hash]) =>
    hash === before[name as keyof PartHashes] ? [] : [name],
  );

const withPassword = (word: string): string =>
  edited("postgres://${links.database}/x", `postgres://gotv:${word}@\${links.database}/x`);

describe("a part of a scenario is told by what it means", () => {
  test.each([
    ["a comment", "owner: gotv-platform\n", "owner: gotv-platform # the team\n"],
    ["another spelling", "latency: 200ms, jitter: 50ms", "jitter: 50ms, latency: 200ms"],
    ["its title", "title: Election day", "title: The election"],
    ["another break", "noFix: It restarts by itself.", "noFix: It restarts."],
    ["when it happens", 'at: "10:00"', 'at: "11:00"'],
  ])("%s changes nothing", (_, from, to) => {
    expect(changedIn(edited(from, to))).toEqual([]);
  });

  test.each([
    ["fault", "latency: 200ms", "latency: 201ms"],
    ["fixes", "title: Turn it on", "title: Turn it on now"],
    ["fixes", "risk: low", "risk: high"],
    ["want", "state: queue-writes, within: 5s", "state: queue-writes, within: 6s"],
    ["people", "symptom: Calls time out", "symptom: Calls fail"],
    ["objectives", "share: 99.5%", "share: 99%"],
    ["links", "127.0.0.1:5432", "127.0.0.1:5433"],
    ["system", "WORKERS: 2", "WORKERS: 3"],
    ["traffic", "weight: 45, get", "weight: 46, get"],
    ["state", "field: state", "field: mode"],
    ["ledger", "/ledger", "/books"],
  ])("%s: %s", (part, from, to) => {
    expect(changedIn(edited(from, to))).toEqual([part]);
  });

  test("a password is no part of it", () => {
    expect(partsIn(withPassword("one")).system).toBe(partsIn(withPassword("two")).system);
  });
});

test("inputs and the time until a review are read; the default is 30 days", () => {
  const scenario = scenarioOf(
    edited("links:\n", "inputs: [../service, ../service, compose.yaml]\nlinks:\n").replace(
      "    symptom: Nothing answers\n",
      "    symptom: Nothing answers\n    reviewIn: 90d\n",
    ),
  );
  expect(scenario.inputs).toEqual(["../service", "compose.yaml"]);
  expect(scenario.breaks.map(({ reviewIn }) => reviewIn)).toEqual([30, 90]);
});

test.each([
  ["reviewIn: 30", "30"],
  ["reviewIn: 0d", "0d"],
  ["reviewIn: 2 weeks", "2 weeks"],
])("%s is refused", (line) => {
  expect(() =>
    scenarioOf(edited("    symptom: Nothing answers\n", `    symptom: Nothing answers\n    ${line}\n`)),
  ).toThrow('must be a number of days, such as "30d"');
});
