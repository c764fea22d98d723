import { daysBetween } from "../../model/calendar.ts";
import { durationText, shareText } from "../../model/quantities.ts";
import type { BreakFinding } from "../../model/readiness.ts";

/** A drill counts for so many days, and only when people came near to all of those it must reach. */
const DRILL_DAYS = 60;
const LEAST_REACHED = 0.9;

/** What a fallback is worth: only one that people practised, and not too long ago, is one to count on. */
export interface DrillFinding {
  readonly kind: "drilled" | "too-old" | "too-few" | "not-drilled" | "no-fallback";
  readonly text: string;
}

/** The drill of a fallback, seen from a day: that of the rehearsed day when it is known, else that of the run. */
export function drillOf({ fallback }: Pick<BreakFinding, "fallback">, seenFrom?: string): DrillFinding {
  if (fallback === undefined) return { kind: "no-fallback", text: "no fallback is written" };
  const { drilled } = fallback;
  if (drilled === undefined) return { kind: "not-drilled", text: "the fallback is written, but not drilled" };
  const told = `drilled on ${drilled.on}, ${shareText(drilled.reached)} reached in ${durationText(drilled.took)}`;
  const age = seenFrom === undefined ? Number.NaN : daysBetween(drilled.on, seenFrom);
  if (!(age >= 0 && age <= DRILL_DAYS)) {
    return { kind: "too-old", text: `${told}: that counts for the ${DRILL_DAYS} days after it` };
  }
  if (drilled.reached < LEAST_REACHED) {
    return { kind: "too-few", text: `${told}: ${shareText(LEAST_REACHED)} are wanted` };
  }
  return { kind: "drilled", text: told };
}
