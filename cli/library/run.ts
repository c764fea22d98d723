import { UsageError } from "../../model/errors.ts";
import type { Readiness } from "../../model/readiness.ts";
import { millis } from "../../model/units.ts";
import type { ToxiproxyChoice } from "../../run/toxiproxy/toxiproxy.ts";
import { doorsTo, type Console } from "../console.ts";
import { toxiproxy } from "../flag-values.ts";
import { refusalOf } from "../finish-run.ts";
import { loadScenario } from "../load-plan.ts";
import { performRun, type PerformFlags } from "../perform-run.ts";
import type { PlanFlags } from "../plan-options.ts";
import { writeResults } from "../write-results.ts";

/** What of a scenario is changed for one run. */
export interface PlanOptions {
  readonly calls?: number;
  /** Length of the replay in milliseconds. */
  readonly replayIn?: number;
  readonly seed?: number;
  /** Only this break. */
  readonly only?: string;
}

export interface RunOptions extends PlanOptions {
  /** Where runs keep their folders; `runs` unless told. */
  readonly out?: string;
  readonly engine?: "http" | "k6";
  readonly processes?: number;
  /** "embedded" unless told, "server", or the address of one that already runs on this machine. */
  readonly toxiproxy?: string;
  /** Machines other than this one; `hosts` of the scenario must name them too. Nobody is asked again. */
  readonly allowHosts?: readonly string[];
  /** Ends the traffic, heals, and lets `run` reject. */
  readonly signal?: AbortSignal;
  /** Told what happens, a line at a time. */
  readonly onProgress?: (text: string) => void;
}

/** A run that is over, and what it has shown. */
export interface FinishedRun {
  /** Holds the record, the reports, the runbooks and the alerts. */
  readonly folder: string;
  readonly readiness: Readiness;
}

export const planFlags = ({ calls, replayIn, seed, only }: PlanOptions): PlanFlags => ({
  ...(calls === undefined ? {} : { calls }),
  ...(replayIn === undefined ? {} : { in: millis(replayIn) }),
  ...(seed === undefined ? {} : { seed }),
  ...(only === undefined ? {} : { only }),
});

function choiceOf(text: string): ToxiproxyChoice {
  const choice = toxiproxy.safeParse(text);
  if (choice.success) return choice.data;
  const [issue] = choice.error.issues;
  throw new UsageError(
    `The Toxiproxy "${text}" ${issue?.message ?? "is not valid"}.`,
    "Leave it out for the embedded one.",
  );
}

const consoleOf = (say: (text: string) => void): Console => ({
  ...doorsTo(() => undefined, say),
  terminal: false,
  columns: () => 100,
  colour: false,
});

function flagsOf(options: RunOptions): PerformFlags {
  const { out = "runs", engine, processes, allowHosts, signal, onProgress } = options;
  return {
    ...planFlags(options),
    out,
    toxiproxy: choiceOf(options.toxiproxy ?? "embedded"),
    yes: true,
    quiet: onProgress === undefined,
    ...(engine === undefined ? {} : { engine }),
    ...(processes === undefined ? {} : { processes }),
    ...(allowHosts === undefined ? {} : { allowHost: allowHosts }),
    ...(signal === undefined ? {} : { signal }),
  };
}

/**
 * Carries a scenario out as `gameday run` does, and heals whatever happens. Rejects when it could not be carried out to
 * its end; a system that is not ready is a result and not an error: look at `readiness.verdict` and `readiness.breaks`.
 */
export async function run(scenario: string, options: RunOptions = {}): Promise<FinishedRun> {
  const { signal, onProgress } = options;
  signal?.throwIfAborted();
  let finished: FinishedRun | undefined;
  const console = consoleOf(onProgress ?? (() => undefined));
  await performRun(loadScenario(scenario), flagsOf(options), console, async ({ end, folder, reports }) => {
    const readiness = reports ? await writeResults(folder) : undefined;
    const refusal = refusalOf(end);
    if (refusal !== undefined) throw refusal;
    signal?.throwIfAborted();
    if (readiness === undefined)
      throw new Error(`The run was ${end.how}; its record is kept in "${folder}".`);
    finished = { folder, readiness };
    return 0;
  });
  if (finished === undefined) throw new Error("The run ended without a result.");
  return finished;
}
