import { doubledNames, danglingNames } from "./checks/names.ts";
import { flappingKills } from "./checks/flapping.ts";
import { wrongGroups } from "./checks/groups.ts";
import { doubledListens, foreignAddresses } from "./checks/hosts.ts";
import { wrongMoments } from "./checks/moments.ts";
import { isOwnScript, notWithOwnScript } from "./checks/own-script.ts";
import { wrongPlaceholders } from "./checks/placeholders.ts";
import { pointlessRepoints } from "./checks/repoint.ts";
import { scenarioError } from "./complaint.ts";
import { withoutEchoes } from "./echoes.ts";
import { located } from "./locate.ts";
import { problemsOf, type Problem } from "./problem.ts";
import { ownScriptSchema, scenarioSchema, type Catalogue, type Scenario } from "./scenario-schema.ts";
import { wording } from "./wording.ts";
import { readYaml } from "./yaml/read-yaml.ts";
import type { Tree } from "./yaml/tree.ts";

const BYTE_ORDER_MARK = "\uFEFF";

const checks: readonly ((root: Tree) => readonly Problem[])[] = [
  danglingNames,
  doubledNames,
  wrongGroups,
  pointlessRepoints,
  flappingKills,
  wrongMoments,
  wrongPlaceholders,
  foreignAddresses,
  doubledListens,
  notWithOwnScript,
];

const placeText = ({ path }: Problem): string => JSON.stringify(path);

/** What the checks find beyond the schema, unless the schema has refused that very value. */
function furtherProblems(root: Tree, known: readonly Problem[]): readonly Problem[] {
  const places = new Set(known.map(placeText));
  return checks.flatMap((check) => check(root)).filter((problem) => !places.has(placeText(problem)));
}

/** A scenario file as a Scenario, or a ScenarioError that lists everything that is wrong with it. */
export function parseScenario(text: string, file: string, catalogue: Catalogue): Scenario {
  const source = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const { tree, complaints } = readYaml(source);
  if (tree === undefined) throw scenarioError(source, file, complaints);
  const schema = isOwnScript(tree) ? ownScriptSchema(catalogue) : scenarioSchema(catalogue);
  const checked = schema.safeParse(tree.value, { error: wording });
  const problems = withoutEchoes(problemsOf(checked.error?.issues ?? []));
  const placed = [...problems, ...furtherProblems(tree, problems)].map((problem) => located(tree, problem));
  const taken = new Set(complaints.map(({ offset }) => offset));
  const all = [...complaints, ...placed.filter(({ offset }) => !taken.has(offset))];
  if (!checked.success || all.length > 0) throw scenarioError(source, file, all);
  return checked.data;
}
