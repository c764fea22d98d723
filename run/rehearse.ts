import { cpus, platform } from "node:os";
import { EnvironmentError, NotHealedError, reasonOf } from "../model/errors.ts";
import type { Plan } from "../model/plan.ts";
import type { HealCheck, RunEvent } from "../model/record.ts";
import type { DueCall, Request, Traffic } from "../model/traffic.ts";
import type { Millis, PerSecond } from "../model/units.ts";
import type { FixJudge } from "./podium.ts";
import type { EngineGlance, EngineWorld, LoadEngine } from "./engines/load-engine.ts";
import { guarded } from "./guardian/guarded.ts";
import { leaveHealed, leftBehind } from "./heal-proof.ts";
import type { RunJournal } from "./journal/journal.ts";
import { checkMachine } from "./check-machine.ts";
import type { PreflightDecision, PreflightFigures } from "./preflight.ts";
import type { Recorder } from "./recorder.ts";
import type { Lead } from "./rehearsal/lead.ts";
import { openStage } from "./stage.ts";
import { playDay } from "./play-day.ts";
import { RunClock } from "./run-clock.ts";
import { StopReached } from "./stop-conditions/stop-reached.ts";
import type { ToxiproxySource } from "./toxiproxy/toxiproxy.ts";

/** The pure decisions that a run needs, handed in by who composes it. */
export interface Score {
  readonly plan: Plan;
  /** What to do after the peaks tried so far: the same plan, or a longer replay, and what to tell people. */
  readonly afterPreflight: (trials: readonly [PreflightFigures, ...PreflightFigures[]]) => PreflightDecision;
  readonly peakOf: (traffic: Traffic) => PerSecond;
  readonly due: (traffic: Traffic) => Iterable<DueCall>;
  readonly requests: (traffic: Traffic, run: string) => (seq: number) => Request;
  readonly dueTimes: (traffic: Traffic) => (seq: number) => Millis;
  readonly judgeFix: FixJudge;
}

export interface RehearsalDoors {
  readonly run: string;
  readonly startedAt: string;
  readonly version: string;
  /** The folder of the scenario: commands run from there. */
  readonly folder: string;
  readonly engine: LoadEngine;
  readonly toxiproxy: ToxiproxySource;
  readonly recorder: Recorder;
  readonly journal: RunJournal;
  /** Fired by a person (the reason is theirs) or by what makes it pointless to go on. */
  readonly stop: AbortController;
  readonly event: (event: RunEvent) => void;
  readonly say: (text: string) => void;
  readonly glance: (glance: EngineGlance) => void;
  /** Who leads through the break instead of the conductor. */
  readonly lead?: Lead;
  /** Sees the calls that are recorded. */
  readonly onlooker?: Pick<EngineWorld, "row" | "lateness" | "write">;
}

type Ending =
  | { readonly how: "complete" }
  | { readonly how: "interrupted"; readonly reason?: string }
  | { readonly how: "stopped"; readonly reason: string }
  | { readonly how: "failed"; readonly error: unknown };

/** How a run ended, and what is not as it was before; nothing when it is healed. */
export type RunEnd = Ending & { readonly unhealed: readonly HealCheck[] };

/** The reason of an abort by a person: the run ends, is healed, and is no error of anybody. */
export class Interrupted extends Error {
  /** Absent when somebody pressed the button of the control room. */
  readonly signal: NodeJS.Signals | undefined;

  constructor(signal?: NodeJS.Signals) {
    super(signal === undefined ? "stopped from the control room" : `interrupted by ${signal}`);
    this.signal = signal;
  }
}

function endOf(error: unknown): Ending {
  if (error instanceof StopReached) return { how: "stopped", reason: error.message };
  if (!(error instanceof Interrupted)) return { how: "failed", error };
  return { how: "interrupted", ...(error.signal === undefined ? { reason: error.message } : {}) };
}

function reasonFor(end: Ending): { readonly reason?: string } {
  if (end.how === "failed") return { reason: reasonOf(end.error) };
  return end.how === "complete" || end.reason === undefined ? {} : { reason: end.reason };
}

const runStarted = async (doors: RehearsalDoors, at: Millis): Promise<RunEvent> => ({
  at,
  kind: "run-started",
  run: doors.run,
  startedAt: doors.startedAt,
  version: doors.version,
  engine: await doors.engine.describe(),
  toxiproxy: doors.toxiproxy.name,
  machine: { cpus: cpus().length, platform: platform(), node: process.version },
});

/**
 * The whole rehearsal: stage, preflight, day, ledger. Whatever happens, it ends healed and with everything that was
 * recorded kept; a run that could not be healed ends as failed with a NotHealedError.
 */
export async function rehearse(score: Score, doors: RehearsalDoors): Promise<RunEnd> {
  const clock = new RunClock();
  const event = (happened: RunEvent): void => {
    doors.recorder.event(happened);
    doors.event(happened);
  };
  event(await runStarted(doors, clock.now()));
  doors.recorder.plan(score.plan);
  let end: Ending = { how: "complete" };
  let unhealed: readonly HealCheck[] = [];
  try {
    await guarded(doors, async () =>
      onStage(score, {
        doors,
        clock,
        event: (happened) => {
          if (happened.kind === "healed") unhealed = happened.checks.filter(({ ok }) => !ok);
          event(happened);
        },
      }),
    );
  } catch (error) {
    end = endOf(
      doors.stop.signal.aborted && !(error instanceof NotHealedError) ? doors.stop.signal.reason : error,
    );
  }
  event({ at: clock.now(), kind: "run-ended", how: end.how, ...reasonFor(end) });
  doors.recorder.close();
  const { reason: late }: { reason: unknown } = doors.stop.signal;
  if (end.how === "complete" && late instanceof EnvironmentError) end = endOf(late);
  return { ...end, unhealed };
}

export interface Wings {
  readonly doors: RehearsalDoors;
  readonly clock: RunClock;
  readonly event: (event: RunEvent) => void;
}

async function onStage(score: Score, wings: Wings): Promise<void> {
  const { doors, clock, event } = wings;
  let faultIsOn = false;
  const fallen = new Set<string>();
  for (const text of doors.toxiproxy.notes) event({ at: clock.now(), kind: "trouble", text });
  const stage = await openStage(score.plan, {
    run: doors.run,
    folder: doors.folder,
    toxiproxy: doors.toxiproxy,
    journal: doors.journal,
    signal: doors.stop.signal,
    say: doors.say,
    onDeath: (process, how, lastWords) => {
      const expected = faultIsOn && process !== "toxiproxy";
      event({ at: clock.now(), kind: "process-exited", process, how, expected });
      if (expected) return;
      fallen.add(process);
      if (!doors.stop.signal.aborted) doors.stop.abort(deathOf(process, how, lastWords));
    },
  }).catch(tellLeftBehind(wings));
  try {
    doors.stop.signal.throwIfAborted();
    const plan = await checkMachine(score, stage, wings);
    doors.recorder.plan(plan);
    if (plan.places !== undefined) doors.lead?.staged(plan.places);
    await playDay(plan, {
      ...wings,
      score,
      stage,
      faultIsOn: (on) => {
        faultIsOn = on;
      },
    });
  } finally {
    doors.say("healing");
    const checks = await leaveHealed(score.plan, stage, fallen);
    event({ at: clock.now(), kind: "healed", ok: checks.every(({ ok }) => ok), checks });
  }
}

const tellLeftBehind =
  ({ clock, event }: Wings) =>
  (error: unknown): never => {
    if (error instanceof NotHealedError)
      event({ at: clock.now(), kind: "healed", ok: false, checks: leftBehind(error) });
    throw error;
  };

const deathOf = (process: string, how: string, lastWords: string): EnvironmentError =>
  new EnvironmentError(
    `"${process}" ended by itself (${how}) while nothing was broken on purpose.`,
    lastWords === "" ? "Look at its own log." : `Its last words: ${lastWords}`,
  );
