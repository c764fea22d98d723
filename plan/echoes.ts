import type { Path, Problem } from "./problem.ts";
import { didYouMean } from "./wording.ts";

const isInside = (inner: Path, outer: Path): boolean =>
  inner.length > outer.length && outer.every((segment, index) => inner[index] === segment);

/** Whether another problem explains this one: a misspelled key of the same map, or something wrong inside of it. */
const isEcho = (problem: Problem, wrongKeys: readonly Problem[]): boolean =>
  problem.on === "value" &&
  wrongKeys.some(
    (wrong) =>
      isInside(wrong.path, problem.path) ||
      (isInside(problem.path, wrong.path.slice(0, -1)) &&
        wrong.path.length === problem.path.length &&
        wrong.text.endsWith(didYouMean(String(problem.path.at(-1))))),
  );

/**
 * Leaves out what another problem has said already: that "links" is missing where "lnks" is written, or that a map
 * has no choice where the choice is misspelled.
 */
export function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  const wrongKeys = problems.filter(({ on }) => on === "key").slice(0, 100);
  return problems.filter((problem) => !isEcho(problem, wrongKeys));
}
