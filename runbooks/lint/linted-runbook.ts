import { linesOf } from "../fenced-lines.ts";
import { readRunbook, type ReadRunbook } from "../read-runbook.ts";

export interface LintedLine {
  readonly number: number;
  readonly text: string;
  readonly kind: "front" | "text" | "code" | "notes";
  /** Empty in front of the first section. */
  readonly section: string;
}

export interface LintedRunbook {
  readonly read: ReadRunbook;
  readonly lines: readonly LintedLine[];
}

/** What is wrong in a line, and what to do about it. */
export interface LintFinding {
  readonly line: number;
  readonly what: string;
  readonly hint: string;
}

/** What the text of a runbook does not tell. */
export interface Around {
  /** Whether a path from its folder leads to a file. */
  readonly isFile: (target: string) => boolean;
  /** Whether its scenario promises anything about calls: no alert is made of checks alone. */
  readonly canAlert: boolean;
}

export type LintRule = (linted: LintedRunbook) => readonly LintFinding[];

export const sectionHeading = ({ kind, text }: LintedLine): string | undefined =>
  kind === "text" && text.startsWith("## ") ? text.slice(3).trim() : undefined;

/** A runbook with each of its lines; throws a UsageError when it is none. */
export function lintedRunbook(text: string, file: string): LintedRunbook {
  const read = readRunbook(text, file);
  const plain = text.replaceAll("\r\n", "\n");
  const front = read.frontText.split("\n").length + 2;
  const lines: LintedLine[] = plain
    .split("\n")
    .slice(0, front)
    .map((line, index) => ({ number: index + 1, text: line, kind: "front", section: "" }));
  const body = plain.split("\n").slice(front).join("\n");
  let section = "";
  for (const { line, kind } of linesOf(body)) {
    const linted = { number: lines.length + 1, text: line, kind, section };
    section = sectionHeading(linted) ?? section;
    lines.push({ ...linted, section });
  }
  return { read, lines };
}
