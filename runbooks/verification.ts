import type { BreakFinding, FixFinding } from "../model/readiness.ts";

type Status = "verified" | "partial" | "fix-rejected" | "unverified" | "inconclusive";

export interface Verification {
  readonly status: Status;
  readonly sentence: string;
}

const rejected = (sentence: string): Verification => ({ status: "fix-rejected", sentence });
const unverified = (sentence: string): Verification => ({ status: "unverified", sentence });

function ofNeverRecovered(has: (outcome: string) => boolean): Verification {
  const stayed = "the system did not come back in time after the fault was gone";
  if (has("proven")) {
    return { status: "partial", sentence: `the fix helped while the fault was on, but ${stayed}` };
  }
  return has("rejected") ? rejected(`no fix that was tried helped, and ${stayed}`) : unverified(stayed);
}

/** The fix that this runbook may tell people to apply: proven, in a run that could decide, and needed. */
export function provenFixOf({ outcome, fixes }: BreakFinding): FixFinding | undefined {
  if (outcome === "withstood" || outcome === "inconclusive") return undefined;
  return fixes.find((fix) => fix.outcome === "proven");
}

/** What this runbook may claim, from what the run proved. */
export function verificationOf(finding: BreakFinding): Verification {
  const has = (outcome: string): boolean => finding.fixes.some((fix) => fix.outcome === outcome);
  switch (finding.outcome) {
    case "withstood":
      return { status: "verified", sentence: "the system withstood this break without any fix" };
    case "fix-proven":
      return { status: "verified", sentence: "the fix was applied while the fault was on, and it helped" };
    case "fix-rejected":
      return has("rejected")
        ? rejected("no fix that was tried helped")
        : unverified("the break does harm, and no fix for it was tried");
    case "never-recovered":
      return ofNeverRecovered(has);
    case "fixed-by-people":
      return unverified("people fixed it in a rehearsal; this run tried no written fix by itself");
    case "given-up":
      return unverified("people gave up in a rehearsal; this run tried no written fix by itself");
    case "inconclusive":
      return { status: "inconclusive", sentence: "the run could not decide; nothing below is proven" };
  }
}
