import type { BreakFinding, Readiness } from "../../model/readiness.ts";
import { runbookStatusOf, type RunbookStatus } from "../../model/runbook-status.ts";
import { times } from "../figures.ts";
import type { StatusWord } from "../words.ts";

const WORDS: Readonly<Record<RunbookStatus, StatusWord>> = {
  verified: { sign: "✓", text: "verified", tone: "good" },
  partial: { sign: "?", text: "partial", tone: "unsure" },
  "fix-rejected": { sign: "✗", text: "rejected", tone: "bad" },
  unverified: { sign: "–", text: "unverified", tone: "quiet" },
  inconclusive: { sign: "?", text: "inconclusive", tone: "unsure" },
};

/** The status of the runbook of a break, as a word. */
export const healthWord = (found: BreakFinding): StatusWord => WORDS[runbookStatusOf(found)];

/** Steps of all fixes, and how many of them this run carried out and saw work. */
export interface StepCount {
  readonly written: number;
  readonly exercised: number;
  readonly worked: number;
  readonly undone: number;
}

export function stepsOf({ fixes }: BreakFinding): StepCount {
  const outcomes = fixes.flatMap(({ steps }) => steps);
  const done = outcomes.filter(({ kind }) => kind === "do");
  return {
    written: fixes.reduce((sum, { fix }) => sum + fix.steps.length, 0),
    exercised: done.length,
    worked: done.filter(({ ok }) => ok).length,
    undone: outcomes.filter(({ kind, ok }) => kind === "undo" && ok).length,
  };
}

export const HEALTH_HEAD = ["Runbook", "Status", "Steps exercised", "Worked", "Undone", "Look again"];

export interface HealthRow {
  readonly found: BreakFinding;
  readonly word: StatusWord;
  readonly cells: readonly string[];
}

export const healthRows = ({ breaks }: Readiness): readonly HealthRow[] =>
  breaks.map((found) => {
    const { written, exercised, worked, undone } = stepsOf(found);
    const { reviewIn } = found.planned;
    const cells = [
      `${exercised} of ${written}`,
      `${worked} of ${exercised}`,
      String(undone),
      reviewIn === undefined ? "no date" : `in ${times(reviewIn, "day")}`,
    ];
    return { found, word: healthWord(found), cells };
  });

export function healthFinding({ breaks }: Readiness): string {
  if (breaks.length === 0) return "No break was rehearsed, so there is no runbook";
  const verified = breaks.filter((found) => runbookStatusOf(found) === "verified").length;
  const steps = breaks.map((found) => stepsOf(found));
  const written = steps.reduce((sum, one) => sum + one.written, 0);
  const exercised = steps.reduce((sum, one) => sum + one.exercised, 0);
  return `${verified} of ${times(breaks.length, "runbook")} verified; ${exercised} of ${times(written, "written step")} exercised`;
}
