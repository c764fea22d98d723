import { placeVariables } from "../model/place-variables.ts";
import type { BreakFinding, FixFinding, Readiness } from "../model/readiness.ts";
import { addressLines } from "./addresses.ts";
import type { ShownFix } from "./fix-schema.ts";
import type { RunPlaces } from "./as-it-ran.ts";
import { measuredRow } from "./measured-phase.ts";
import { shownFallback } from "./shown-fallback.ts";
import { chooseFix, shownFix } from "./shown-fix.ts";
import { backCheck, stateCheck } from "./state-check.ts";

/** The run, and how its commands name what only it had. */
export const runPlaces = ({ run, places }: Readiness): RunPlaces => ({
  run,
  variables: places === undefined ? [] : placeVariables(places),
});

/** The state in which the service really was with this fix; a fix may do better than what was wanted. */
function stateWith(finding: BreakFinding, fix: FixFinding | undefined): string {
  const phase = finding.phases.find((one) => one.phase === "fixed" && one.fix === fix?.id);
  return fix?.outcome === "proven"
    ? (phase?.endState ?? finding.planned.want.state)
    : finding.planned.want.state;
}

function checksOf({ state }: Readiness, finding: BreakFinding, { variables }: RunPlaces) {
  const fix = chooseFix(finding);
  const wanted = stateWith(finding, fix);
  const broken = finding.phases.find(({ phase }) => phase === "during")?.endState;
  return {
    reachedState: wanted,
    isStateSame: fix?.outcome === "proven" && wanted === broken,
    // A state that the service says without the fix as well would prove nothing.
    stateCheck: wanted === broken ? null : stateCheck(state, wanted, variables),
    backCheck: fix === undefined ? null : backCheck(state, variables),
  };
}

/** What to do about it: the fix, how to see that it took, those that did not help, and people. */
export function fixPart(readiness: Readiness, finding: BreakFinding) {
  const ran = runPlaces(readiness);
  const chosen = chooseFix(finding);
  const otherFixes = (...outcomes: string[]) =>
    finding.fixes
      .filter((fix) => fix !== chosen && outcomes.includes(fix.outcome))
      .map(({ id, title, reason }) => ({ title, reason, figures: measuredRow(finding, "fixed", id) }));
  return {
    fix: shownFix(finding, ran),
    ...checksOf(readiness, finding, ran),
    noFixReason: finding.planned.noFixReason ?? null,
    rejected: otherFixes("rejected"),
    untried: otherFixes("not-tried", "inconclusive"),
    permanentFix: finding.planned.permanentFix ?? null,
    fallback: shownFallback(finding.fallback ?? finding.planned.fallback),
  };
}

/** The command of the first screen: complete in itself, because nothing above it was pasted yet. */
function firstOf(fix: ShownFix | null, addresses: string | null) {
  const [step] = fix?.steps ?? [];
  if (fix === null || step === undefined) return null;
  return {
    shell: addresses === null ? step.command.shell : `${addresses}\n${step.command.shell}`,
    expect: step.expect,
    isHttp: step.command.isHttp,
    mustBeCompleted: step.command.isAltered || step.command.isMasked || step.command.hasAddressesOfRun,
    hasMore: fix.steps.length > 1,
    last: fix.steps.length,
  };
}

/** The addresses that the commands of a runbook need, whichever part of it they stand in. */
export function addressPart(readiness: Readiness, parts: { readonly fix: ShownFix | null }) {
  const addresses = addressLines(parts, runPlaces(readiness).variables);
  return { addresses, first: firstOf(parts.fix, addresses) };
}
