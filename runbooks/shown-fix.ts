import type { Step } from "../model/plan.ts";
import type { BreakFinding, FixFinding } from "../model/readiness.ts";
import type { StepOutcome } from "../model/record.ts";
import { commandOf } from "./as-it-ran.ts";
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

const shownStep = (finding: FixFinding, index: number, step: Step, run: string): ShownStep => ({
  number: index + 1,
  title: step.title,
  risk: step.risk,
  command: commandOf(step.action, run, outcomeOf(finding, index, "do"), step.expect),
  expect: step.expect ?? null,
  isRepeated: step.within !== undefined,
  withinMs: step.within ?? null,
  otherwise: step.otherwise ?? null,
  undo: step.undo === undefined ? null : commandOf(step.undo, run, outcomeOf(finding, index, "undo")),
});

export function shownFix(finding: BreakFinding, run: string): ShownFix | null {
  const chosen = chooseFix(finding);
  if (chosen === undefined) return null;
  const steps = chosen.fix.steps.map((step, index) => shownStep(chosen, index, step, run));
  return {
    title: chosen.title,
    reason: chosen.reason,
    isTimed: chosen.reachedAfterMs !== undefined,
    reachedAfterMs: chosen.reachedAfterMs ?? null,
    figures: measuredRow(finding, "fixed", chosen.id),
    steps,
    onlyStep: steps.length === 1 ? (steps[0] ?? null) : null,
    undoSteps: steps.toReversed(),
  };
}
