import { z } from "zod";
import type { CheckPromise, Good, Objective } from "../model/traffic.ts";
import { millis } from "../model/units.ts";
import { scenarioError } from "./complaint.ts";
import { withoutEchoes } from "./echoes.ts";
import { located } from "./locate.ts";
import { problemsOf } from "./problem.ts";
import { ownObjective } from "./schema/own-script.ts";
import { twoGoods } from "./schema/traffic.ts";
import { wording } from "./wording.ts";
import { readYaml } from "./yaml/read-yaml.ts";

const FILE = z.strictObject({
  objectives: z
    .array(ownObjective)
    .min(1, "must have at least one objective")
    .max(1000, "must have at most 1,000 objectives"),
});

/** Every promise has its own by then. */
const NONE: Good = { status: "2xx", within: millis(0) };

type Written = z.output<typeof FILE>["objectives"][number];

export interface Promises {
  readonly objectives: readonly Objective[];
  readonly checks: readonly CheckPromise[];
}

/** The promises of a file, numbered as those of a scenario; `goodOf` says what is good where the file does not. */
function promisesOf(written: readonly Written[], goodOf: (calls: string) => Good): Promises {
  const promised = written.flatMap(({ calls, good, share, ...floor }) =>
    calls === undefined ? [] : [{ calls, good: good ?? goodOf(calls), share, ...floor }],
  );
  const checks = written.flatMap(({ check, share }) => (check === undefined ? [] : [{ check, share }]));
  return {
    objectives: promised.map((promise, index) => ({ id: `${promise.calls}-${index + 1}`, ...promise })),
    checks: checks.map((promise, index) => ({ id: `check-${index + 1}`, ...promise })),
  };
}

/** A file of `objectives:` as a scenario has them, or a ScenarioError that lists everything that is wrong with it. */
export function parseObjectives(text: string, file: string, goodOf: (calls: string) => Good): Promises {
  const { tree, complaints } = readYaml(text);
  if (tree === undefined) throw scenarioError(text, file, complaints);
  const checked = FILE.safeParse(tree.value, { error: wording });
  const problems = withoutEchoes(problemsOf(checked.error?.issues ?? []));
  const all = [...complaints, ...problems.map((problem) => located(tree, problem))];
  if (!checked.success || all.length > 0) throw scenarioError(text, file, all);
  const promises = promisesOf(checked.data.objectives, goodOf);
  const [doubled] = twoGoods(promises.objectives, NONE);
  if (doubled === undefined) return promises;
  throw scenarioError(text, file, [
    {
      offset: tree.offset,
      text: `"${promises.objectives[doubled]?.calls ?? ""}" has two objectives with another "good". Give both the same.`,
    },
  ]);
}
