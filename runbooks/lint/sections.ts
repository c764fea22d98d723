import { isMark } from "../fenced-lines.ts";
import { isTabletop } from "../tabletop/is-tabletop.ts";
import { sectionHeading, type LintedLine, type LintFinding, type LintRule } from "./linted-runbook.ts";

/** The sections of the runbook of every break, in their order. */
const SECTIONS: readonly string[] = [
  "In 30 seconds",
  "Is it this",
  "Impact",
  "Stop the bleeding",
  "Verify it worked",
  "If it did not work",
  "Do not do this",
  "Fall back to people",
  "Roll back",
  "Diagnose further",
  "Measured symptoms",
  "Permanent fix",
  "Provenance",
];

/** And those of one that was never run. */
const TABLETOP_SECTIONS: readonly string[] = [
  "In 30 seconds",
  "What people see",
  "First steps",
  "If it did not work",
  "Questions to talk through",
  "Fall back to people",
  "Who owns it",
  "Provenance",
];

const REPAIR = "publish the run again, and write your own words only between the marks of notes";

interface Heading {
  readonly number: number;
  readonly heading: string;
}

function orderFindings(
  sections: readonly string[],
  found: readonly Heading[],
  last: number,
): readonly LintFinding[] {
  const known = found.filter(({ heading }) => sections.includes(heading));
  const unknown = found.filter(({ heading }) => !sections.includes(heading));
  const missing = sections.filter((section) => !known.some(({ heading }) => heading === section));
  const misplaced = known.filter(
    ({ heading }, index) =>
      index > 0 && sections.indexOf(heading) <= sections.indexOf(known[index - 1]?.heading ?? ""),
  );
  return [
    ...missing.map((section) => ({ line: last, what: `there is no section "${section}"`, hint: REPAIR })),
    ...unknown.map(({ number, heading }) => ({
      line: number,
      what: `"${heading}" is no section of a runbook`,
      hint: REPAIR,
    })),
    ...misplaced.map(({ number, heading }) => ({
      line: number,
      what: `"${heading}" is doubled or not in its place`,
      hint: REPAIR,
    })),
  ];
}

const isContent = ({ text, kind }: LintedLine): boolean => text.trim() !== "" && !isMark(text, kind);

/** All sections are there, in their order, and none is empty. */
export const sectionRule: LintRule = ({ lines, read }) => {
  const found = lines.flatMap((line) => {
    const heading = sectionHeading(line);
    return heading === undefined ? [] : [{ number: line.number, heading }];
  });
  const empty = found.filter(({ number, heading }) => {
    const next = found.find((other) => other.number > number)?.number ?? Number.POSITIVE_INFINITY;
    return (
      heading !== "" && !lines.some((line) => line.number > number && line.number < next && isContent(line))
    );
  });
  return [
    ...orderFindings(isTabletop(read) ? TABLETOP_SECTIONS : SECTIONS, found, lines.at(-1)?.number ?? 1),
    ...empty.map(({ number, heading }) => ({
      line: number,
      what: `section "${heading}" is empty`,
      hint: REPAIR,
    })),
  ];
};
