import { judgeFix } from "../findings/judge-fix.ts";
import type { Plan } from "../model/plan.ts";
import type { RunEvent } from "../model/record.ts";
import type { Redact } from "../model/redact.ts";
import { millis } from "../model/units.ts";
import { afterPreflight } from "../plan/after-preflight.ts";
import { dueCalls, dueTimes, peakOf } from "../plan/arrivals.ts";
import { requests } from "../plan/requests.ts";
import { RunJournal } from "../run/journal/journal.ts";
import { Recorder } from "../run/recorder.ts";
import { Interrupted, rehearse, type RunEnd, type Score } from "../run/rehearse.ts";
import { findToxiproxyFor } from "../run/toxiproxy/must-understand.ts";
import type { ToxiproxyChoice } from "../run/toxiproxy/toxiproxy.ts";
import { chooseEngine, type EngineFlags } from "./choose-engine.ts";
import type { Console } from "./console.ts";
import { EXIT } from "./exit-codes.ts";
import { askLeave, type HostFlags } from "./host-options.ts";
import { hideSecrets } from "./hide-secrets.ts";
import { closeRoom, mustOpen, stayOpen, type LiveFlags } from "./live-room.ts";
import { planOf, type LoadedScenario } from "./load-plan.ts";
import { overridesOf, type PlanFlags } from "./plan-options.ts";
import { refuseUnderFloor } from "./refuse-under-floor.ts";
import { refuseWhileUnhealed } from "./refuse-while-unhealed.ts";
import { makeRunFolder } from "./run-folder.ts";
import { stopOnSignals } from "./stop-signals.ts";
import { VERSION } from "./version.ts";
import { replan, startWatching, watchDoors, type Watch } from "./watch-run.ts";

/** How a run is carried out, as the command line has it. */
export interface PerformFlags extends PlanFlags, EngineFlags, HostFlags, LiveFlags {
  readonly out: string;
  readonly quiet?: boolean;
  readonly toxiproxy: ToxiproxyChoice;
  /** Of a program that carries it out, beside the signals of the process. */
  readonly signal?: AbortSignal;
}

/** The pure decisions of a run, from the folders that make them. */
const scoreOf = (loaded: LoadedScenario, flags: PerformFlags, onPlan: (plan: Plan) => void): Score => {
  const plan = planOf(loaded, overridesOf(flags));
  return {
    plan,
    afterPreflight: (trials) => {
      const decision = afterPreflight(trials, plan.traffic.replayIn);
      const fitting = decision.carries
        ? plan
        : planOf(loaded, { ...overridesOf(flags), replayIn: decision.replayIn });
      if (decision.isSettled) onPlan(fitting);
      return { ...decision, plan: fitting };
    },
    // A machine is judged by what it must carry for a while, not by the busiest second of a log-in burst.
    peakOf: (traffic) => peakOf(traffic, millis(Math.max(1000, traffic.replayIn / 60))).perSecond,
    due: dueCalls,
    dueTimes,
    requests,
    judgeFix,
  };
};

interface Performance {
  readonly end: RunEnd;
  readonly trafficStarted: boolean;
  readonly folder: string;
}

/** A run that is over: how, where its record is, and what there is to say about it. */
export interface Performed {
  readonly end: RunEnd;
  readonly folder: string;
  /** Whether its record is worth reports. */
  readonly reports: boolean;
  /** What somebody stopped it with. */
  readonly signal: NodeJS.Signals | undefined;
}

interface Cast {
  readonly loaded: LoadedScenario;
  readonly flags: PerformFlags;
  readonly console: Console;
  readonly stop: AbortController;
  readonly redact: Redact;
}

/** Before anything is started or asked of another machine. */
async function mustBeAllowed(plan: Plan, { flags, console, stop }: Cast): Promise<void> {
  await refuseWhileUnhealed();
  await mustOpen(flags);
  await askLeave(plan, flags, { console, signal: stop.signal });
}

/** Carries the plan out in a folder of its own, with progress. */
async function perform(cast: Cast, watch: Watch): Promise<Performance> {
  const { loaded, flags, stop } = cast;
  const score = scoreOf(loaded, flags, (plan) => replan(watch, plan));
  await mustBeAllowed(score.plan, cast);
  const engine = chooseEngine(flags, score.plan);
  // A run that lacks its engine should not begin.
  await engine.describe();
  await refuseUnderFloor(score.plan.objectives, stop.signal);
  const toxiproxy = await findToxiproxyFor(score.plan, flags.toxiproxy);
  const started = new Date();
  const { run, folder } = makeRunFolder(flags.out, score.plan.scenario.id, started);
  const record = (event: RunEvent): void => recorder.event(event);
  await startWatching(watch, { ...cast, run, folder, record, plan: score.plan });
  const journal = new RunJournal(run, folder);
  const recorder = new Recorder(folder, (error) => stop.abort(error), cast.redact);
  const end = await rehearse(score, {
    run,
    startedAt: started.toISOString(),
    version: VERSION,
    folder: loaded.folder,
    engine,
    toxiproxy,
    recorder,
    journal,
    stop,
    ...watchDoors(watch),
  });
  return { end, trafficStarted: watch.trafficStarted, folder };
}

/**
 * Carries a scenario out: asks for leave, shows progress, heals whatever happens. What is said about it is the caller's:
 * `conclude` gives the exit code, and signals wait until it has.
 */
export async function performRun(
  loaded: LoadedScenario,
  flags: PerformFlags,
  console: Console,
  conclude: (performed: Performed) => Promise<number>,
): Promise<number> {
  const redact = hideSecrets(console, loaded.scenario, process.env);
  const stop = new AbortController();
  const abort = (): void => stop.abort(new Interrupted());
  flags.signal?.addEventListener("abort", abort);
  const watch: Watch = { trafficStarted: false };
  const signals = stopOnSignals(stop, (text) => watch.progress?.say(text));
  try {
    const cast = { loaded, flags, console, stop, redact };
    const { end, trafficStarted, folder } = await perform(cast, watch).finally(() => watch.progress?.stop());
    const reports = trafficStarted && signals.seen.length < 2;
    const code = await conclude({ end, folder, reports, signal: signals.seen[0] });
    await stayOpen(watch.room, flags, { signals, console });
    return code;
  } finally {
    await closeRoom(watch.room);
    flags.signal?.removeEventListener("abort", abort);
    signals.release();
  }
}

/** The exit code of a run that somebody stopped. */
export function endOfInterrupted(signal: NodeJS.Signals | undefined, console: Console): number {
  const how = signal === undefined ? "from the control room" : `by ${signal}`;
  console.err(`Stopped ${how}; everything is healed.\n`);
  return signal === "SIGTERM" ? EXIT.terminated : EXIT.interrupted;
}
