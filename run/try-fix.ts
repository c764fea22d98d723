import type { Fix, FixWindow, PlannedBreak, Step } from "../model/plan.ts";
import type { RunEvent, StepOutcome } from "../model/record.ts";
import { millis, type Millis } from "../model/units.ts";
import { ttlFor } from "./inject.ts";
import { enter, wait, type Podium } from "./podium.ts";
import { doStep, undoStep } from "./steps.ts";

/** A fix on its way: the steps that were begun, and are not yet taken back. */
interface Attempt {
  readonly planned: PlannedBreak;
  readonly fix: Fix;
  /** Each with its line in the journal. */
  readonly begun: Map<Step, number>;
}

const stepEvent = ({ planned, fix }: Attempt, step: StepOutcome, at: Millis): RunEvent => ({
  at,
  kind: "step",
  break: planned.id,
  fix: fix.id,
  step,
});

/** Undoes what was begun, the last first and each even when one fails; what failed stays begun, to be tried again. */
async function takeBack(attempt: Attempt, podium: Podium): Promise<void> {
  const failures: string[] = [];
  for (const [step, line] of [...attempt.begun].reverse()) {
    const undone = await undoStep(step, podium.cwd, podium.journal);
    if (undone !== undefined) podium.event(stepEvent(attempt, undone, podium.clock.now()));
    if (undone === undefined || undone.ok) {
      attempt.begun.delete(step);
      podium.journal.undone(line);
    } else failures.push(`${undone.command}: ${undone.output || "it failed without a word"}`);
  }
  if (failures.length > 0) throw new Error(failures.join("; "));
}

const nameOf = (fix: Fix): string => `fix: ${fix.id}`;

/** A step in the journal, before it is done. */
const writeDown = ({ planned, fix }: Attempt, step: Step, podium: Podium): number =>
  podium.journal.begin({
    what: `fix: ${fix.id}: ${step.title}`,
    before: "not applied",
    undo:
      step.undo === undefined
        ? { kind: "nothing", why: "its step has no undo" }
        : { kind: "step", action: step.undo, cwd: podium.cwd, moot: podium.asksOurs(step.undo) },
    deadline: Date.now() + ttlFor(planned.windows.after.from, podium.clock.now()),
  });

async function applyFix(planned: PlannedBreak, fix: Fix, podium: Podium): Promise<boolean> {
  const attempt: Attempt = { planned, fix, begun: new Map() };
  podium.injection.remember(nameOf(fix), async () => takeBack(attempt, podium));
  for (const step of fix.steps) {
    podium.signal.throwIfAborted();
    attempt.begun.set(step, writeDown(attempt, step, podium));
    const done = await doStep(step, podium.cwd, podium.signal, podium.journal);
    podium.event(stepEvent(attempt, done, podium.clock.now()));
    podium.signal.throwIfAborted();
    if (!done.ok) return false;
  }
  return true;
}

/** Tries one fix while the fault is on; a rejected one is taken back before the next. */
export async function tryFix(planned: PlannedBreak, window: FixWindow, podium: Podium): Promise<boolean> {
  const fix = planned.fixes.find(({ id }) => id === window.fix);
  if (fix === undefined) return false;
  const phase = `${planned.id}/fixed:${fix.id}`;
  const from = enter(podium, phase);
  const stepsDone = await applyFix(planned, fix, podium);
  if (stepsDone) await wait(podium, millis(from + (window.to - window.from)));
  const to = podium.clock.now();
  const evidence = {
    planned,
    fix: fix.id,
    from,
    to,
    seconds: podium.countsOf(phase, { from, to }),
    states: podium.statesSince(from),
    stepsDone,
  };
  const { proven, text } = podium.judgeFix(evidence);
  podium.event({ at: to, kind: "fix-judged", break: planned.id, fix: fix.id, proven, text });
  if (proven) return true;
  enter(podium, `${planned.id}/between`);
  await podium.injection.heal((what) => what === nameOf(fix));
  return false;
}
