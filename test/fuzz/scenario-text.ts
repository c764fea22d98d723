import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { ScenarioError } from "../../plan/complaint.ts";
import { compilePlan } from "../../plan/compile-plan.ts";
import { parseScenario } from "../../plan/parse-scenario.ts";
import { UsageError } from "../../model/errors.ts";
import { catalogue } from "../../cli/catalogue.ts";
import { shippedScenarios } from "../../cli/load-plan.ts";
import { VALID } from "../support/scenario-text.ts";
import { anyYaml, changes } from "./support/any-text-change.ts";
import { counterexample, type Effort } from "./support/effort.ts";

const SHIPPED = join(import.meta.dirname, "../../scenarios");
const FILE = "day.yaml";
/** A generous bound for a loaded machine; a sane text takes some milliseconds. */
const MOST_MS = 10_000;

const texts = [
  VALID,
  ...shippedScenarios().map((name) => readFileSync(join(SHIPPED, `${name}.yaml`), "utf8")),
];

/** A plan, or an error that says where in the file what is wrong. */
function checkText(text: string): void {
  const started = performance.now();
  let scenario: ReturnType<typeof parseScenario> | undefined;
  try {
    scenario = parseScenario(text, FILE, catalogue);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    checkError(error);
  }
  if (scenario !== undefined) checkPlan(scenario);
  assert(performance.now() - started < MOST_MS);
}

function checkError({ message, hint }: ScenarioError): void {
  const lines = message.split("\n");
  for (const line of lines.slice(0, 20)) assert.match(line, /^day\.yaml:\d+:\d+ {2}\S/u);
  assert(lines.length <= 21);
  assert(message.length < 50_000);
  assert.notEqual(hint, "");
}

/** What parses may still not fit into its day; then that is said to whoever wrote it. */
function checkPlan(scenario: ReturnType<typeof parseScenario>): void {
  try {
    const plan = compilePlan(scenario, { file: FILE, sha256: "0", catalogue }, {});
    assert.deepEqual(JSON.parse(JSON.stringify(plan)), plan);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    assert.notEqual(error.hint, "");
  }
}

/** Text that was a scenario once, or never. */
export function scenarioText(effort: Effort): void {
  it("is a plan, or is told line by line, when a scenario is changed in any way", async () => {
    const property = fc.property(
      fc.constantFrom(...texts),
      fc.array(changes, { minLength: 1, maxLength: 5 }),
      (text, list) => {
        checkText(list.reduce((now, change) => change(now), text));
      },
    );
    expect(await counterexample(effort, 60, property)).toBeUndefined();
  });

  it("is a plan, or is told line by line, when it is any YAML at all", async () => {
    const property = fc.property(anyYaml, checkText);
    expect(await counterexample(effort, 200, property)).toBeUndefined();
  });

  it.each([
    [
      "anchors that double ten times over",
      Array.from(
        { length: 30 },
        (_, n) => `a${n}: &a${n} [${n === 0 ? "x" : `*a${n - 1}, *a${n - 1}`}]`,
      ).join("\n"),
    ],
    ["a hundred thousand keys", Array.from({ length: 100_000 }, (_, n) => `k${n}: 1`).join("\n")],
    ["a key of a million letters", `${"k".repeat(999_000)}: 1`],
    ["a value of a million letters", `scenario: ${"v".repeat(900_000)}`],
    ["a million spaces", `scenario:${" ".repeat(900_000)}x`],
    ["half a million line breaks", "\n".repeat(500_000)],
    [
      "a hundred thousand complaints",
      `links: {${Array.from({ length: 900 }, (_, n) => `l${n}: { to: "${"9".repeat(900)}" }`).join(", ")}}`,
    ],
    ["comments alone", "# nothing\n".repeat(90_000)],
    ["quotes without end", "'".repeat(900_000)],
    [
      "block scalars in block scalars",
      Array.from({ length: 3000 }, (_, n) => `${" ".repeat(n % 300)}a: |\n`).join(""),
    ],
    ["placeholders without end", VALID.replace("${int:1..7000}", "${int:".repeat(100_000))],
    ["a pattern that would backtrack", VALID.replace('"127.0.0.1:5432"', `"${"a-".repeat(200_000)}!"`)],
  ])("is told at once when it is %s", (_, text) => {
    expect(() => checkText(text)).not.toThrow();
  });
}
