import { alertTrouble } from "../../model/alert.ts";
import type { BreakFinding } from "../../model/readiness.ts";
import { drillOf } from "./drill.ts";

/** What one break earns of one part of the score, from 0 to 1, and what is missing when it is not all. */
export interface Mark {
  readonly earned: number;
  readonly missing?: string;
}

/** What a mark depends on beside the break itself. */
export interface Beside {
  /** Are the alerts told where the runbooks are? */
  readonly isLinked: boolean;
  readonly seenFrom: string | undefined;
}

export type MarkOf = (found: BreakFinding, beside: Beside) => Mark;

const FULL: Mark = { earned: 1 };
const COMMAND_ONLY =
  "has an alert that names its runbook by a command and has no address to tap (alerts.runbooks in the scenario)";
const none = (missing: string): Mark => ({ earned: 0, missing });

/** Whatever nobody could judge earns nothing. */
const judged =
  (mark: MarkOf): MarkOf =>
  (found, beside) =>
    found.outcome === "inconclusive" ? none("was not decided") : mark(found, beside);

/** While the fault is on and nobody does anything: every promise, or at least what the failure state promises. */
export const during = judged(({ outcome, phases, planned }) => {
  if (outcome === "withstood") return FULL;
  const figures = phases.find(({ phase }) => phase === "during");
  return figures !== undefined && figures.sent > 0 && figures.share >= planned.want.share
    ? { earned: 0.5, missing: "held only what its failure state promises" }
    : none("broke the promises until somebody acted");
});

export const after = judged(({ outcome, alone }) => {
  if (outcome === "never-recovered") return none("did not come back in time");
  return alone?.cameBack === false ? none("did not come back while it was left alone") : FULL;
});

export const fix = judged(({ outcome, fixes }) => {
  if (outcome === "withstood" || outcome === "fix-proven") return FULL;
  return fixes.some((one) => one.outcome === "proven")
    ? { earned: 0.5, missing: "has a fix that holds, and does not come back" }
    : none("has no proven fix");
});

export const detected = judged(({ outcome, alert }, { isLinked }) => {
  if (alert === undefined) return none("has no alert");
  const trouble = alertTrouble(alert, outcome === "withstood");
  if (trouble !== undefined) return none(`has an alert that does not help: ${trouble}`);
  // Without an address the alert carries the command that opens the runbook: that helps whoever has a checkout at hand.
  return isLinked ? FULL : { earned: 0.5, missing: COMMAND_ONLY };
});

export const fallback: MarkOf = (found, { seenFrom }) => {
  const { kind, text } = drillOf(found, seenFrom);
  return kind === "drilled" ? FULL : none(text);
};

export const evidence = judged(() => FULL);
