import type { BreakFinding, Gate } from "../../model/readiness.ts";
import { drillOf } from "./drill.ts";

/** Does the service hold through this break, by itself, by its fix or by people who led through it? */
export const isHeld = ({ outcome }: Pick<BreakFinding, "outcome">): boolean =>
  outcome === "withstood" || outcome === "fix-proven" || outcome === "fixed-by-people";

/** Held, or carried by a fallback that was drilled. What nobody could judge is carried by nothing. */
export function isCarried(
  found: Pick<BreakFinding, "outcome" | "fallback">,
  seenFrom: string | undefined,
): Gate["pass"] {
  if (found.outcome === "inconclusive") return "inconclusive";
  return isHeld(found) || drillOf(found, seenFrom).kind === "drilled";
}

/** The evidence for one break: its outcome, and the drill where that is what counts. */
export function carriedText(found: BreakFinding, seenFrom: string | undefined): string {
  const outcome = `${found.id} ${found.outcome}`;
  if (isHeld(found) || found.outcome === "inconclusive") return outcome;
  const { kind, text } = drillOf(found, seenFrom);
  return kind === "no-fallback" ? outcome : `${outcome} (fallback: ${text})`;
}
