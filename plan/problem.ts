import type { z } from "zod";

export type Path = readonly (string | number)[];

/** Something wrong with one place of a scenario. */
export interface Problem {
  readonly path: Path;
  /** Whether the key of that place is wrong or its value. */
  readonly on: "key" | "value";
  /** A sentence, or what the value must be: then the value is put in front of it. */
  readonly text: string;
}

type Issue = z.core.$ZodIssue;

const segments = (path: readonly PropertyKey[]): Path =>
  path.map((segment) => (typeof segment === "number" ? segment : String(segment)));

const isAboutKind = (issue: Issue): boolean =>
  issue.path.length === 0 && (issue.code === "invalid_type" || issue.code === "invalid_value");

/** The alternative that was probably meant: the first one that at least fits the kind of the value. */
const likeliest = (alternatives: readonly (readonly Issue[])[]): readonly Issue[] =>
  alternatives.find((issues) => !issues.some(isAboutKind)) ?? alternatives[0] ?? [];

const below = (path: Path, problems: readonly Problem[]): readonly Problem[] =>
  problems.map((problem) => ({ ...problem, path: [...path, ...problem.path] }));

const problemsOfOne = (issue: Issue): readonly Problem[] => {
  const path = segments(issue.path);
  if (issue.code === "unrecognized_keys") {
    const lines = issue.message.split("\n");
    return issue.keys.map((key, index) => ({ path: [...path, key], on: "key", text: lines[index] ?? "" }));
  }
  if (issue.code === "invalid_union" && issue.message === "") {
    return below(path, problemsOf(likeliest(issue.errors)));
  }
  if (issue.code === "invalid_key") {
    return [{ path, on: "key", text: issue.issues[0]?.message ?? issue.message }];
  }
  const on = issue.code === "custom" && issue.params?.["on"] === "key" ? "key" : "value";
  return [{ path, on, text: issue.message }];
};

/** Problems as people can act on them, from what the schema says. */
export function problemsOf(issues: readonly Issue[]): readonly Problem[] {
  return issues.flatMap(problemsOfOne);
}
