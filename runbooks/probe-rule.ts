import type { BreakFinding, PhaseFigures, ProbeFigures, Reading } from "../model/readiness.ts";

/** From this share of the larger number on two numbers are another, not the same with noise. */
const CLEARLY = 0.5;

/** What a probe said in a phase of a break, if it was taken there. */
export const probeIn = (
  finding: BreakFinding,
  phase: PhaseFigures["phase"],
  probe: string,
): ProbeFigures | undefined =>
  finding.phases.find((one) => one.phase === phase)?.probes?.find(({ name }) => name === probe);

const readingIn = (finding: BreakFinding, phase: PhaseFigures["phase"], probe: string): Reading =>
  probeIn(finding, phase, probe)?.reading ?? { kind: "unsteady" };

/** Two readings that cannot be taken for one another: numbers whose ranges are apart, or another text. */
function areApart(one: Reading, other: Reading): boolean {
  if (one.kind === "unsteady" || other.kind === "unsteady") return false;
  if (one.kind === "text" && other.kind === "text") return one.value !== other.value;
  if (one.kind !== "number" || other.kind !== "number") return true;
  const [low, high] = one.median < other.median ? [one, other] : [other, one];
  const size = Math.max(Math.abs(low.median), Math.abs(high.median));
  return low.high < high.low && high.median - low.median >= CLEARLY * size;
}

/**
 * Did the fault of a break move this probe? It said something else during than before, and what it had said before again
 * when the fault was gone: a counter, a clock and the hour of the day do not come back. A system that never came back
 * owes no such proof.
 */
export function isMovedBy(finding: BreakFinding, probe: string): boolean {
  const before = readingIn(finding, "before", probe);
  if (!areApart(before, readingIn(finding, "during", probe))) return false;
  return finding.outcome === "never-recovered" || !areApart(before, readingIn(finding, "after", probe));
}

/**
 * Does this probe tell two breaks apart? It said something else during the one than during the other, and at least one
 * of the two faults moved it. Whatever else differs between two moments of a day is noise.
 */
export const isToldApart = (one: BreakFinding, other: BreakFinding, probe: string): boolean =>
  (isMovedBy(one, probe) || isMovedBy(other, probe)) &&
  areApart(readingIn(one, "during", probe), readingIn(other, "during", probe));
