import type { BreakFinding, FixFinding } from "../model/readiness.ts";
import { runbookStatusOf, type RunbookStatus } from "../model/runbook-status.ts";

export interface Verification {
  readonly status: RunbookStatus;
  readonly sentence: string;
}

const STAYED = "the system did not come back in time after the fault was gone";

const NEVER_RECOVERED: Readonly<Partial<Record<RunbookStatus, string>>> = {
  partial: `the fix helped while the fault was on, but ${STAYED}`,
  "fix-rejected": `no fix that was tried helped, and ${STAYED}`,
};

/** The fix that this runbook may tell people to apply: proven, in a run that could decide, and needed. */
export function provenFixOf({ outcome, fixes }: BreakFinding): FixFinding | undefined {
  if (outcome === "withstood" || outcome === "inconclusive") return undefined;
  return fixes.find((fix) => fix.outcome === "proven");
}

function sentenceOf({ outcome }: BreakFinding, status: RunbookStatus): string {
  switch (outcome) {
    case "withstood":
      return "the system withstood this break without any fix";
    case "fix-proven":
      return "the fix was applied while the fault was on, and it helped";
    case "fix-rejected":
      return status === "fix-rejected"
        ? "no fix that was tried helped"
        : "the break does harm, and no fix for it was tried";
    case "never-recovered":
      return NEVER_RECOVERED[status] ?? STAYED;
    case "fixed-by-people":
      return "people fixed it in a rehearsal; this run tried no written fix by itself";
    case "given-up":
      return "people gave up in a rehearsal; this run tried no written fix by itself";
    case "inconclusive":
      return "the run could not decide; nothing below is proven";
  }
}

/** What this runbook may claim, from what the run proved. */
export function verificationOf(finding: BreakFinding): Verification {
  const status = runbookStatusOf(finding);
  return { status, sentence: sentenceOf(finding, status) };
}
