import { BREAK_PARTS, SCENARIO_PARTS, type PartHashes, type PlanInputs } from "../../model/inputs.ts";

/** A hash for every part, each called after it. */
export const somePartHashes = (): PartHashes =>
  Object.fromEntries([...BREAK_PARTS, ...SCENARIO_PARTS].map((name) => [name, `${name}-1`])) as PartHashes;

/** What the runbooks of these breaks rest on. */
export const someInputs = (breaks: readonly string[]): PlanInputs & { readonly file: string } => ({
  file: "scenarios/gotv-election-day.yaml",
  breaks: Object.fromEntries(breaks.map((id) => [id, somePartHashes()])),
  files: [{ path: "../service", sha256: "service-1" }],
});
