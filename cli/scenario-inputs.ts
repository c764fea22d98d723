import { resolve } from "node:path";
import { UsageError } from "../model/errors.ts";
import type { InputFile, PlanInputs } from "../model/inputs.ts";
import { partsOf, tabletopPartsOf } from "../plan/inputs.ts";
import type { Scenario } from "../plan/scenario-schema.ts";
import { hashPath } from "./hash-path.ts";
import { sha256 } from "./sha256.ts";

interface Loaded {
  readonly scenario: Scenario;
  readonly file: string;
  readonly folder: string;
}

/** A script that sends the traffic is an input whether it is named as one or not. */
const pathsOf = ({ inputs, traffic }: Scenario): readonly string[] => [
  ...new Set([...inputs, ...("k6" in traffic ? [traffic.k6] : [])]),
];

/** The inputs as they lie on the disk now; what is gone has no hash. */
export const currentFiles = ({ scenario, folder }: Loaded) =>
  pathsOf(scenario).map((path) => ({ path, sha256: hashPath(resolve(folder, path)) }));

function fileOf({ file, folder }: Loaded, path: string): InputFile {
  const absolute = resolve(folder, path);
  const hash = hashPath(absolute);
  if (hash !== undefined) return { path, sha256: hash };
  throw new UsageError(
    `"${file}" names the input "${path}", and there is no such file or folder.`,
    `Its path is relative to the scenario, so it would be ${absolute}.`,
  );
}

const hashed = new WeakMap<Loaded, PlanInputs>();

/** What the runbooks of a scenario rest on, as it lies on the disk when this is first asked. */
export function inputsOf(loaded: Loaded): PlanInputs {
  const known = hashed.get(loaded);
  if (known !== undefined) return known;
  const inputs = {
    breaks: partsOf(loaded.scenario, sha256),
    ...(loaded.scenario.tabletops.length === 0
      ? {}
      : { tabletops: tabletopPartsOf(loaded.scenario, sha256) }),
    files: pathsOf(loaded.scenario).map((path) => fileOf(loaded, path)),
  };
  hashed.set(loaded, inputs);
  return inputs;
}
