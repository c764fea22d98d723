import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { reasonOf, UsageError } from "../model/errors.ts";
import { nearest } from "../model/nearest.ts";
import type { Plan } from "../model/plan.ts";
import { compilePlan, type Overrides } from "../plan/compile-plan.ts";
import { parseScenario } from "../plan/parse-scenario.ts";
import type { Scenario } from "../plan/scenario-schema.ts";
import { catalogue } from "./catalogue.ts";
import { inputsOf } from "./scenario-inputs.ts";

const SHIPPED = fileURLToPath(new URL("../scenarios/", import.meta.url));
const ENDING = /\.ya?ml$/u;

export interface LoadedScenario {
  readonly scenario: Scenario;
  readonly file: string;
  /** Absolute: commands of the scenario run from here. */
  readonly folder: string;
  readonly sha256: string;
}

/** Names of the scenarios that come with gameday. */
export const shippedScenarios = (): readonly string[] =>
  readdirSync(SHIPPED)
    .filter((name) => ENDING.test(name))
    .map((name) => basename(name).replace(ENDING, ""))
    .sort();

function findScenario(wanted: string): string {
  if (existsSync(wanted) && statSync(wanted).isFile()) return resolve(wanted);
  // Reports name a shipped scenario by its place in gameday's folder, wherever they were made.
  const name = /^scenarios\/([\w-]+)\.yaml$/u.exec(wanted)?.[1] ?? wanted;
  const shipped = join(SHIPPED, `${name}.yaml`);
  if (/^[\w-]+$/u.test(name) && existsSync(shipped)) return shipped;
  const meant = nearest(wanted, shippedScenarios());
  const hint =
    meant === undefined ? "Give a file, or a name that gameday list shows." : `Did you mean "${meant}"?`;
  throw new UsageError(`There is no scenario "${wanted}".`, hint);
}

/** Reads and checks a scenario by the name of a shipped one or by its file. */
export function loadScenario(wanted: string): LoadedScenario {
  const path = findScenario(wanted);
  const file = path.startsWith(SHIPPED) ? join("scenarios", relative(SHIPPED, path)) : wanted;
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`"${file}" cannot be read: ${reasonOf(error)}.`, "Check its name and its rights.", {
      cause: error,
    });
  }
  const sha256 = createHash("sha256").update(text).digest("hex");
  const scenario = parseScenario(text, file, catalogue);
  const folder = dirname(path);
  mustHaveScript(scenario, file, folder);
  return { scenario, file, folder, sha256 };
}

/** A script of the user's own lies beside the scenario, or where its path leads from there. */
function mustHaveScript({ traffic }: Scenario, file: string, folder: string): void {
  if (!("k6" in traffic)) return;
  const script = resolve(folder, traffic.k6);
  if (existsSync(script) && statSync(script).isFile()) return;
  throw new UsageError(
    `"${file}" names the script "${traffic.k6}", and there is no such file.`,
    `Its path is relative to the scenario, so it would be ${script}.`,
  );
}

export function planOf(loaded: LoadedScenario, overrides: Overrides): Plan {
  const { scenario, file, sha256 } = loaded;
  return compilePlan(scenario, { file, sha256, catalogue, inputs: inputsOf(loaded) }, overrides);
}
