import type { UnmetNeed } from "../../test/support/needs.ts";
import type { FileCount } from "./results.ts";

/** What `npm test` knows when all of it has run. */
export interface TestEnd {
  readonly counts: readonly FileCount[];
  readonly unmet: readonly UnmetNeed[];
  /** Projects that ended with an error, or without results. */
  readonly troubles: readonly string[];
  readonly isCi: boolean;
  /** What to type to get a tool. */
  readonly howToGet: (tool: string) => readonly string[];
  /** The path of a file as people know it. */
  readonly shown: (file: string) => string;
}

const sumOf = (counts: readonly FileCount[], what: "passed" | "failed" | "skipped"): number =>
  counts.reduce((sum, count) => sum + count[what], 0);

const tests = (count: number): string => (count === 1 ? "1 test" : `${count} tests`);

const filesOf = (files: readonly string[], { counts, shown }: TestEnd): readonly string[] =>
  [...new Set(files)].map((file) => {
    const skipped = counts.filter((count) => count.file === file);
    return `    ${tests(sumOf(skipped, "skipped"))} in ${shown(file)}`;
  });

function missing(end: TestEnd): readonly string[] {
  const needs = end.unmet.flatMap((unmet) => ("tool" in unmet ? [unmet] : []));
  return [...new Set(needs.map(({ tool }) => tool))].flatMap((tool) => {
    const those = needs.filter((need) => need.tool === tool);
    const found = those[0]?.found ?? "";
    return [
      found === "" ? `  "${tool}" is not here:` : `  "${tool}" is too old, ${found}:`,
      ...filesOf(
        those.map(({ file }) => file),
        end,
      ),
      ...end.howToGet(tool).map((line) => `    get it: ${line}`),
    ];
  });
}

const impossible = (end: TestEnd): readonly string[] =>
  end.unmet.flatMap((unmet) =>
    "reason" in unmet ? [`  this machine: ${unmet.reason}`, ...filesOf([unmet.file], end)] : [],
  );

const unexplained = ({ counts, unmet, shown }: TestEnd): readonly string[] =>
  counts
    .filter(({ file, skipped }) => skipped > 0 && unmet.every((need) => need.file !== file))
    .map(({ file, skipped }) => `  nobody says why: ${tests(skipped)} in ${shown(file)}`);

/** The last lines of `npm test`, what did not run first, and the exit code that they justify. */
export function lastLines(end: TestEnd): { readonly text: string; readonly code: 0 | 1 } {
  const [avoidable, other] = [[...missing(end), ...unexplained(end)], impossible(end)];
  const ran = sumOf(end.counts, "passed") + sumOf(end.counts, "failed");
  const troubles = [...end.troubles, ...(ran === 0 ? ["no test ran"] : [])];
  const lines = [
    ...(avoidable.length + other.length === 0 ? [] : ["Did not run:", ...avoidable, ...other]),
    ...(end.isCi && avoidable.length > 0 ? ["In CI that is a failure."] : []),
    ...troubles.map((trouble) => `Failed: ${trouble}`),
    `${sumOf(end.counts, "passed")} passed, ${sumOf(end.counts, "failed")} failed, ${sumOf(end.counts, "skipped")} skipped`,
  ];
  const isFailure =
    sumOf(end.counts, "failed") > 0 || troubles.length > 0 || (end.isCi && avoidable.length > 0);
  return { text: `${lines.join("\n")}\n`, code: isFailure ? 1 : 0 };
}
