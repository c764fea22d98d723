import type { Step, StepAction } from "../model/plan.ts";
import type { BreakFinding, FixFinding } from "../model/readiness.ts";
import type { StepOutcome } from "../model/record.ts";
import { commandOf, type RunPlaces } from "./as-it-ran.ts";
import type { ShownFix, ShownStep } from "./fix-schema.ts";
import { measuredRow } from "./measured-phase.ts";

/** The fix to show: the proven one, or else the first that no run has refused. */
export const chooseFix = (finding: BreakFinding): FixFinding | undefined =>
  finding.fixes.find(({ outcome }) => outcome === "proven") ??
  finding.fixes.find(({ outcome }) => outcome === "inconclusive" || outcome === "not-tried");

/** Steps are recorded by their titles; the second step of one title has the second outcome of that title. */
function outcomeOf(fix: FixFinding, index: number, kind: StepOutcome["kind"]): StepOutcome | undefined {
  const steps = fix.fix.steps;
  const title = steps[index]?.title;
  const earlier = steps.slice(0, index).filter((step) => step.title === title).length;
  return fix.steps.filter((outcome) => outcome.kind === kind && outcome.title === title)[earlier];
}

/** A run takes back without looking at the words; here they count, because a person will look. */
function undoOf(step: Step, undo: StepAction, ran: RunPlaces, outcome: StepOutcome | undefined) {
  const isAsExpected = outcome?.output.includes(step.undoExpect ?? "") === true;
  const judged = outcome === undefined ? undefined : { ...outcome, ok: outcome.ok && isAsExpected };
  return commandOf(undo, ran, judged, step.undoExpect);
}

const shownStep = (finding: FixFinding, index: number, step: Step, ran: RunPlaces): ShownStep => ({
  number: index + 1,
  title: step.title,
  risk: step.risk,
  command: commandOf(step.action, ran, outcomeOf(finding, index, "do"), step.expect),
  expect: step.expect ?? null,
  isRepeated: step.within !== undefined,
  withinMs: step.within ?? null,
  otherwise: step.otherwise ?? null,
  undo: step.undo === undefined ? null : undoOf(step, step.undo, ran, outcomeOf(finding, index, "undo")),
  undoExpect: step.undoExpect ?? null,
});

export function shownFix(finding: BreakFinding, ran: RunPlaces): ShownFix | null {
  const chosen = chooseFix(finding);
  if (chosen === undefined) return null;
  const steps = chosen.fix.steps.map((step, index) => shownStep(chosen, index, step, ran));
  return {
    title: chosen.title,
    reason: chosen.reason,
    isTimed: chosen.reachedAfterMs !== undefined,
    reachedAfterMs: chosen.reachedAfterMs ?? null,
    figures: measuredRow(finding, "fixed", chosen.id),
    held: chosen.held ?? null,
    steps,
    undoSteps: steps.toReversed(),
  };
}
