import { cpus } from "node:os";
import { Command, Option } from "commander";
import { judgeFix } from "../../findings/judge-fix.ts";
import type { Plan } from "../../model/plan.ts";
import type { Redact } from "../../model/redact.ts";
import { millis } from "../../model/units.ts";
import { afterPreflight } from "../../plan/after-preflight.ts";
import { dueCalls, dueTimes, peakOf } from "../../plan/arrivals.ts";
import { requests } from "../../plan/requests.ts";
import { engines } from "../../run/engines/index.ts";
import { RunJournal } from "../../run/journal/journal.ts";
import { Recorder } from "../../run/recorder.ts";
import { rehearse, type RunEnd, type Score } from "../../run/rehearse.ts";
import { findToxiproxy } from "../../run/toxiproxy/find-toxiproxy.ts";
import { mustUnderstand } from "../../run/toxiproxy/must-understand.ts";
import type { ToxiproxyChoice } from "../../run/toxiproxy/toxiproxy.ts";
import { chooseEngine, ENGINE_HELP, type EngineFlags } from "../choose-engine.ts";
import type { Console } from "../console.ts";
import { EXIT } from "../exit-codes.ts";
import { finish } from "../finish-run.ts";
import { checked, processes, toxiproxy } from "../flag-values.ts";
import { addHostOptions, askLeave, type HostFlags } from "../host-options.ts";
import { hideSecrets } from "../hide-secrets.ts";
import { loadScenario, planOf, type LoadedScenario } from "../load-plan.ts";
import { addPlanOptions, overridesOf, type PlanFlags } from "../plan-options.ts";
import { Progress } from "../progress/progress.ts";
import { refuseUnderFloor } from "../refuse-under-floor.ts";
import { refuseWhileUnhealed } from "../refuse-while-unhealed.ts";
import { makeRunFolder } from "../run-folder.ts";
import { stopOnSignals } from "../stop-signals.ts";
import { VERSION } from "../version.ts";

interface RunFlags extends PlanFlags, EngineFlags, HostFlags {
  readonly out: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly toxiproxy: ToxiproxyChoice;
}

const EXAMPLES = `
Examples:
  gameday run                                        the election day, 1.2 million calls in six minutes or more
  gameday run --calls 60000 --in 45s                 the same in about a minute
  gameday run --only database-slow --json | jq .verdict
  gameday run my-day.yaml --out /var/tmp/rehearsals
  gameday run --engine k6 --processes 2
  gameday run my-day.yaml --allow-host db.example.org beyond this machine; hosts: of the scenario must name it too
  gameday run --toxiproxy server                     with a real toxiproxy-server instead of the embedded one

Exit codes: 0 ready, 1 not ready, 2 usage, 3 environment, 4 not healed, 130 and 143 interrupted and healed.
`;

/** The pure decisions of a run, from the folders that make them. */
const scoreOf = (loaded: LoadedScenario, flags: RunFlags, onPlan: (plan: Plan) => void): Score => {
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
}

interface Cast {
  readonly loaded: LoadedScenario;
  readonly flags: RunFlags;
  readonly console: Console;
  readonly stop: AbortController;
  readonly redact: Redact;
}

/** Before anything is started or asked of another machine. */
async function mustBeAllowed(plan: Plan, { flags, console, stop }: Cast): Promise<void> {
  await refuseWhileUnhealed();
  await askLeave(plan, flags, { console, signal: stop.signal });
}

/** Carries the plan out in a folder of its own, with progress. */
async function perform(
  cast: Cast,
  watch: { progress?: Progress },
): Promise<Performance & { folder: string }> {
  const { loaded, flags, console, stop } = cast;
  const score = scoreOf(loaded, flags, (plan) => watch.progress?.plan(plan));
  await mustBeAllowed(score.plan, cast);
  const engine = chooseEngine(flags, score.plan);
  // A run that lacks its engine should not begin.
  await engine.describe();
  await refuseUnderFloor(score.plan.objectives, stop.signal);
  const toxiproxy = await findToxiproxy(flags.toxiproxy);
  mustUnderstand(score.plan, toxiproxy);
  const started = new Date();
  const { run, folder } = makeRunFolder(flags.out, score.plan.scenario.id, started);
  const journal = new RunJournal(run, folder);
  const recorder = new Recorder(folder, (error) => stop.abort(error), cast.redact);
  if (flags.quiet !== true) {
    console.err(`${console.line(score.plan.scenario.title)}: ${run} on ${cpus().length} cores\n`);
    watch.progress = new Progress(score.plan, console);
  }
  let trafficStarted = false;
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
    event: (event) => {
      trafficStarted ||= event.kind === "traffic-started";
      watch.progress?.event(event);
    },
    say: (text) => watch.progress?.say(text),
    glance: (glance) => watch.progress?.glance(glance),
  });
  return { end, trafficStarted, folder };
}

async function runScenario(name: string, flags: RunFlags, console: Console): Promise<number> {
  const loaded = loadScenario(name);
  const redact = hideSecrets(console, loaded.scenario, process.env);
  const stop = new AbortController();
  const watch: { progress?: Progress } = {};
  const signals = stopOnSignals(stop, (text) => watch.progress?.say(text));
  try {
    const { end, trafficStarted, folder } = await perform(
      { loaded, flags, console, stop, redact },
      watch,
    ).finally(() => watch.progress?.stop());
    const reports = trafficStarted && signals.seen.length < 2;
    const code = await finish(end, { folder, console, json: flags.json === true, reports });
    if (end.how === "stopped") return endOfStopped(end.reason, console);
    return end.how === "interrupted" ? endOfInterrupted(signals.seen[0], console) : code;
  } finally {
    signals.release();
  }
}

function endOfStopped(reason: string, console: Console): number {
  console.err(`Stopped by its own condition: ${console.line(reason)}; everything is healed.\n`);
  return EXIT.notReady;
}

function endOfInterrupted(signal: NodeJS.Signals | undefined, console: Console): number {
  console.err(`Stopped by ${signal ?? "a signal"}; everything is healed.\n`);
  return signal === "SIGTERM" ? EXIT.terminated : EXIT.interrupted;
}

/** `gameday run`: the rehearsal. */
export const runCommand = (console: Console, done: (code: number) => void): Command =>
  addHostOptions(
    addPlanOptions(
      new Command("run")
        .description("rehearse a day: replay its traffic, break things, try the fixes, prove what helped")
        .argument("[scenario]", "name of a shipped scenario, or a file", "gotv-election-day"),
    ),
  )
    .addOption(new Option("--out <dir>", "where runs keep their folders").default("runs"))
    .addOption(new Option("--engine <name>", ENGINE_HELP).choices(engines.names))
    .addOption(
      new Option("--processes <n>", "k6 only: this many processes share the calls").argParser(
        checked(processes),
      ),
    )
    .addOption(
      new Option(
        "--toxiproxy <embedded|server|URL>",
        "ours, a toxiproxy-server of ours, or one that runs on this machine",
      )
        .default({ kind: "embedded" }, "embedded")
        .argParser(checked(toxiproxy)),
    )
    .addOption(new Option("--json", "print report.json instead of words"))
    .addOption(new Option("--quiet", "no progress"))
    .addHelpText("after", EXAMPLES)
    .action(async (name: string, flags: RunFlags) => done(await runScenario(name, flags, console)));
