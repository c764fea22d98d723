import type { Fix, FixWindow, PlannedBreak, Step } from "../model/plan.ts";
import type { PhaseId, RunEvent, StepOutcome } from "../model/record.ts";
import type { Toxic } from "../model/toxic.ts";
import { millis, ratio, type Millis } from "../model/units.ts";
import type { Clock } from "./clock.ts";
import { isFault, ttlFor, type Injection } from "./inject.ts";
import type { Links } from "./links.ts";
import type { PhaseBook } from "./phase-book.ts";
import { doStep, undoStep } from "./steps.ts";

/** What the conductor hands to the judge after the window of a fix. */
export interface FixEvidence {
  readonly planned: PlannedBreak;
  readonly fix: string;
  readonly from: Millis;
  readonly to: Millis;
  readonly seconds: readonly { readonly second: number; readonly sent: number; readonly good: number }[];
  readonly states: readonly { readonly at: Millis; readonly state: string }[];
  readonly stepsDone: boolean;
}

export type FixJudge = (evidence: FixEvidence) => { readonly proven: boolean; readonly text: string };

/** The doors of the conductor. */
export interface Podium {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly phases: PhaseBook;
  readonly links: Links;
  readonly injection: Injection;
  readonly canary: { readonly latency: Millis; readonly lasts: Millis };
  /** Folder in which the commands of steps run. */
  readonly cwd: string;
  readonly event: (event: RunEvent) => void;
  /** The calls of a phase that were due and done in it, until now. */
  readonly countsOf: (phase: PhaseId) => FixEvidence["seconds"];
  readonly statesSince: (at: Millis) => FixEvidence["states"];
  readonly judgeFix: FixJudge;
}

// Connections that our healing closed are still failing calls a moment after the answer of the proxy.
const HEALING_ECHO_MS = 250;
const CANARY_SETTLE_MS = 250;

function enter(podium: Podium, phase: PhaseId): Millis {
  const at = podium.clock.now();
  podium.phases.enter(phase, at);
  podium.event({ at, kind: "phase", phase });
  return at;
}

async function wait(podium: Podium, until: Millis): Promise<void> {
  await podium.clock.sleepUntil(until, podium.signal);
  podium.signal.throwIfAborted();
}

/** A small, short delay on the link must be visible in the traffic, or the traffic does not use the link. */
async function sendCanary(planned: PlannedBreak, podium: Podium): Promise<void> {
  const attributes = { latency: podium.canary.latency, jitter: 0 };
  const toxic: Toxic = { type: "latency", attributes, stream: "upstream", toxicity: ratio(1) };
  for (const link of planned.links) {
    const from = enter(podium, `${planned.id}/canary`);
    const until = millis(from + podium.canary.lasts);
    const remove = await podium.links.poison(link, toxic, ttlFor(until, from));
    podium.injection.remember(`fault: canary on ${link}`, remove);
    await wait(podium, until);
    // A Toxiproxy may have to cut connections to let go of a toxic.
    const healed = podium.phases.healing(podium.clock.now());
    await remove();
    healed(millis(podium.clock.now() + HEALING_ECHO_MS));
    podium.injection.forget(`fault: canary on ${link}`);
    podium.event({
      at: podium.clock.now(),
      kind: "canary",
      break: planned.id,
      link,
      from,
      to: podium.clock.now(),
    });
    enter(podium, `${planned.id}/settle`);
    await wait(podium, millis(podium.clock.now() + CANARY_SETTLE_MS));
  }
}

/** A fix on its way: the steps that were begun, and are not yet taken back. */
interface Attempt {
  readonly planned: PlannedBreak;
  readonly fix: Fix;
  readonly begun: Set<Step>;
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
  for (const step of [...attempt.begun].reverse()) {
    const undone = await undoStep(step, podium.cwd);
    if (undone !== undefined) podium.event(stepEvent(attempt, undone, podium.clock.now()));
    if (undone === undefined || undone.ok) attempt.begun.delete(step);
    else failures.push(`${undone.command}: ${undone.output || "it failed without a word"}`);
  }
  if (failures.length > 0) throw new Error(failures.join("; "));
}

const nameOf = (fix: Fix): string => `fix: ${fix.id}`;

async function applyFix(planned: PlannedBreak, fix: Fix, podium: Podium): Promise<boolean> {
  const attempt: Attempt = { planned, fix, begun: new Set() };
  podium.injection.remember(nameOf(fix), async () => takeBack(attempt, podium));
  for (const step of fix.steps) {
    podium.signal.throwIfAborted();
    attempt.begun.add(step);
    const done = await doStep(step, podium.cwd, podium.signal);
    podium.event(stepEvent(attempt, done, podium.clock.now()));
    podium.signal.throwIfAborted();
    if (!done.ok) return false;
  }
  return true;
}

/** Tries one fix while the fault is on; a rejected one is taken back before the next. */
async function tryFix(planned: PlannedBreak, window: FixWindow, podium: Podium): Promise<boolean> {
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
    seconds: podium.countsOf(phase),
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

async function takeFaultOff(planned: PlannedBreak, podium: Podium): Promise<void> {
  const from = podium.clock.now();
  const healed = podium.phases.healing(from);
  try {
    await podium.injection.heal(isFault);
  } finally {
    const to = podium.clock.now();
    healed(millis(to + HEALING_ECHO_MS));
    podium.event({ at: to, kind: "fault-off", break: planned.id, tookMs: Math.round(to - from) });
  }
}

/** Before, during, each fix, after: one break from its canary to the end of its recovery. */
export async function conductBreak(planned: PlannedBreak, podium: Podium): Promise<void> {
  const { before, during, fixed, after } = planned.windows;
  await wait(podium, before.from);
  await sendCanary(planned, podium);
  enter(podium, `${planned.id}/before`);
  await wait(podium, before.to);

  const faultFrom = enter(podium, `${planned.id}/during`);
  await podium.injection.apply(planned.changes, ttlFor(after.from, faultFrom));
  const onAt = podium.clock.now();
  podium.event({ at: onAt, kind: "fault-on", break: planned.id, tookMs: Math.round(onAt - faultFrom) });
  await wait(podium, millis(faultFrom + (during.to - during.from)));
  for (const window of fixed) {
    if (await tryFix(planned, window, podium)) break;
  }

  const afterFrom = enter(podium, `${planned.id}/after`);
  await takeFaultOff(planned, podium);
  await podium.injection.heal();
  await wait(podium, millis(afterFrom + (after.to - after.from)));
  enter(podium, "day");
}
