import type { PlannedBreak, StepAction } from "../model/plan.ts";
import type { PhaseId, RunEvent } from "../model/record.ts";
import type { Millis } from "../model/units.ts";
import type { Clock } from "./clock.ts";
import type { Injection } from "./inject.ts";
import type { Journal } from "./journal/journal.ts";
import type { PhaseBook } from "./phase-book.ts";

/** What the conductor hands to the judge after the window of a fix. */
export interface FixEvidence {
  readonly planned: PlannedBreak;
  readonly fix: string;
  readonly from: Millis;
  readonly to: Millis;
  readonly seconds: readonly { readonly second: number; readonly sent: number; readonly good: number }[];
  readonly states: readonly { readonly at: Millis; readonly state: string; readonly backlog?: number }[];
  readonly stepsDone: boolean;
}

export type FixJudge = (evidence: FixEvidence) => { readonly proven: boolean; readonly text: string };

/** The doors of the conductor. */
export interface Podium {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly phases: PhaseBook;
  readonly injection: Injection;
  readonly journal: Journal;
  /** Whether a step asks a process that ends with the run. */
  readonly asksOurs: (action: StepAction) => boolean;
  readonly canary: { readonly latency: Millis; readonly lasts: Millis };
  /** Folder in which the commands of steps run. */
  readonly cwd: string;
  readonly event: (event: RunEvent) => void;
  /** The calls of a phase that were due and decided in it, between these moments. */
  readonly countsOf: (
    phase: PhaseId,
    between: { readonly from: Millis; readonly to: Millis },
  ) => FixEvidence["seconds"];
  readonly statesSince: (at: Millis) => FixEvidence["states"];
  readonly judgeFix: FixJudge;
}

/** Begins a phase, and tells so. */
export function enter(podium: Podium, phase: PhaseId): Millis {
  const at = podium.clock.now();
  podium.phases.enter(phase, at);
  podium.event({ at, kind: "phase", phase });
  return at;
}

/** Sleeps until a moment of the replay; throws when the run is stopped, or when a fault lost its rhythm. */
export async function wait(podium: Podium, until: Millis): Promise<void> {
  await podium.clock.sleepUntil(until, podium.signal);
  podium.signal.throwIfAborted();
  podium.injection.throwIfFailed();
}
