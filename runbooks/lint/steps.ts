import type { LintedLine, LintFinding, LintRule } from "./linted-runbook.ts";

const STEPS = "Stop the bleeding";
const UNDOS = "Roll back";
const NO_UNDO = "No undo is written";

/** What each step must have, and how it shows. */
const WANTED: readonly (readonly [what: string, shows: (line: LintedLine) => boolean])[] = [
  ["command", ({ kind, text }) => kind === "code" && /^\s*`{3,}sh/u.test(text)],
  ["expected output", ({ kind, text }) => kind === "text" && text.includes("**Expect:**")],
  [
    "word on whether it was exercised",
    ({ kind, text }) => kind === "text" && text.includes("**Exercised in "),
  ],
];

interface Step {
  readonly heading: LintedLine;
  readonly lines: readonly LintedLine[];
}

const isHeading = ({ kind, text }: LintedLine): boolean => kind === "text" && text.startsWith("### ");

function stepsIn(lines: readonly LintedLine[], section: string): readonly Step[] {
  const own = lines.filter((line) => line.section === section);
  return own.filter(isHeading).map((heading) => {
    const next = own.find((line) => isHeading(line) && line.number > heading.number)?.number;
    const until = next ?? Number.POSITIVE_INFINITY;
    return { heading, lines: own.filter(({ number }) => number > heading.number && number < until) };
  });
}

function findingsOf({ heading, lines }: Step): readonly LintFinding[] {
  return WANTED.filter(([, shows]) => !lines.some(shows)).map(([what]) => ({
    line: heading.number,
    what: `step "${heading.text.slice(4)}" has no ${what}`,
    hint: "publish the run again, or correct the step in the scenario and rehearse it",
  }));
}

/** Every step says what to type, what to see then, and whether a run has done it. */
export const stepRule: LintRule = ({ lines }) => {
  const undos = stepsIn(lines, UNDOS).filter(
    (step) =>
      step.heading.text.startsWith("### Undo") && !step.lines.some(({ text }) => text.startsWith(NO_UNDO)),
  );
  return [...stepsIn(lines, STEPS), ...undos].flatMap(findingsOf);
};
