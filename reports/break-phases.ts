import { durationText } from "../model/quantities.ts";
import type { BreakFinding, FixFinding, HeldFigures, PhaseFigures } from "../model/readiness.ts";
import { durationFigure, goodFigure, NOTHING } from "./figures.ts";

export const phaseOf = (found: BreakFinding, phase: PhaseFigures["phase"]): PhaseFigures | undefined =>
  found.phases.find((figures) => figures.phase === phase);

export const phaseOfFix = (found: BreakFinding, fix: FixFinding): PhaseFigures | undefined =>
  found.phases.find((figures) => figures.phase === "fixed" && figures.fix === fix.id);

/** What decided about a fix: its calls behind the deadline, or all of its window when none were counted there. */
export const heldBy = (found: BreakFinding, fix: FixFinding): HeldFigures | undefined =>
  fix.held !== undefined && fix.held.sent > 0 ? fix.held : phaseOfFix(found, fix);

/** The fix that decided the outcome: the proven one, otherwise the last that was tried. */
export const decidingFix = (found: BreakFinding): FixFinding | undefined =>
  found.fixes.find((fix) => fix.outcome === "proven") ??
  found.fixes.findLast((fix) => fix.outcome !== "not-tried");

export const rejectedFixes = (found: BreakFinding): readonly FixFinding[] =>
  found.fixes.filter((fix) => fix.outcome === "rejected");

export const held = (found: BreakFinding): boolean =>
  ["withstood", "fix-proven", "fixed-by-people"].includes(found.outcome);

/** `before`, `during`, `fixed: degraded-mode`, `after`. */
export const phaseTitle = (figures: PhaseFigures): string =>
  figures.phase === "fixed" && figures.fix !== undefined ? `fixed: ${figures.fix}` : figures.phase;

/** What a line of good calls shows, for who does not see it: the share in each phase. */
export const sharesInWords = ({ phases }: BreakFinding): string =>
  phases.map((figures) => `${phaseTitle(figures)} ${goodFigure(figures)}`).join(", ");

/** How long after the fault came on the calls fell below what was promised. */
export function brokeFigure({ outcome, brokeAfterMs }: BreakFinding): string {
  if (brokeAfterMs !== undefined) return durationFigure(brokeAfterMs);
  return outcome === "withstood" ? "nothing broke" : NOTHING;
}

/** How long after the fault was gone everything was back, beside what was allowed. */
export function recoveryFigure({ outcome, recoveredAfterMs, planned }: BreakFinding): string {
  const allowed = `${durationText(planned.recoverWithin)} allowed`;
  if (recoveredAfterMs !== undefined) return `${durationFigure(recoveredAfterMs)}, ${allowed}`;
  return outcome === "never-recovered" ? `never, ${allowed}` : "not measured";
}
