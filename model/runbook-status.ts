import type { BreakFinding, FixFinding } from "./readiness.ts";

/** What the runbook of a break may claim of itself. */
export type RunbookStatus = "verified" | "partial" | "fix-rejected" | "unverified" | "inconclusive";

/** Outcomes that say it alone; for the others it is the fixes that were tried. */
const BY_OUTCOME: Readonly<Partial<Record<BreakFinding["outcome"], RunbookStatus>>> = {
  withstood: "verified",
  "fix-proven": "verified",
  inconclusive: "inconclusive",
  "fixed-by-people": "unverified",
  "given-up": "unverified",
};

/** The status of the runbook of a break, from what this run proved. */
export function runbookStatusOf({ outcome, fixes }: BreakFinding): RunbookStatus {
  const known = BY_OUTCOME[outcome];
  if (known !== undefined) return known;
  const has = (wanted: FixFinding["outcome"]): boolean => fixes.some((fix) => fix.outcome === wanted);
  if (outcome === "never-recovered" && has("proven")) return "partial";
  return has("rejected") ? "fix-rejected" : "unverified";
}
