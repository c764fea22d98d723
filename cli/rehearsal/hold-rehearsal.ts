import { randomInt } from "node:crypto";
import { judgeFix } from "../../findings/judge-fix.ts";
import { HOLD_SECONDS } from "../../findings/rehearsal/good-since.ts";
import { isBack, judgeClaim } from "../../findings/rehearsal/judge-claim.ts";
import type { Plan } from "../../model/plan.ts";
import type { RunEvent } from "../../model/record.ts";
import type { Redact } from "../../model/redact.ts";
import type { Millis } from "../../model/units.ts";
import { afterPreflight } from "../../plan/after-preflight.ts";
import { dueCalls, dueTimes, peakOf } from "../../plan/arrivals.ts";
import { compileRehearsal } from "../../plan/compile-rehearsal.ts";
import { requests } from "../../plan/requests.ts";
import { RunJournal } from "../../run/journal/journal.ts";
import { Recorder } from "../../run/recorder.ts";
import { LedByPeople } from "../../run/rehearsal/led-by-people.ts";
import { rehearse, type RunEnd, type Score } from "../../run/rehearse.ts";
import { findToxiproxyFor } from "../../run/toxiproxy/must-understand.ts";
import type { ToxiproxyChoice } from "../../run/toxiproxy/toxiproxy.ts";
import { catalogue } from "../catalogue.ts";
import { chooseEngine } from "../choose-engine.ts";
import type { Console } from "../console.ts";
import { askLeave, type HostFlags } from "../host-options.ts";
import { mustOpen, type LiveFlags } from "../live-room.ts";
import type { LoadedScenario } from "../load-plan.ts";
import { inputsOf } from "../scenario-inputs.ts";
import { refuseWhileUnhealed } from "../refuse-while-unhealed.ts";
import { makeRunFolder } from "../run-folder.ts";
import { VERSION } from "../version.ts";
import { watchDoors, type Watch } from "../watch-run.ts";
import { Desk } from "./desk.ts";
import type { ReadRunbook } from "../../runbooks/index.ts";
import { findRunbook } from "./find-runbook.ts";
import { rateDoubt } from "./rate-doubt.ts";
import { openingText } from "./rehearsal-text.ts";
import { openSealedRoom } from "./sealed-room.ts";

export interface RehearseFlags extends HostFlags, LiveFlags {
  readonly out: string;
  readonly window: Millis;
  readonly giveUp: Millis;
  readonly callsPerSecond: number;
  readonly toxiproxy: ToxiproxyChoice;
  readonly hints: "on" | "off";
  readonly seed?: number;
  readonly runbook?: string;
  readonly json?: boolean;
}

export interface Wish {
  readonly break: string;
  readonly loaded: LoadedScenario;
  readonly flags: RehearseFlags;
  readonly console: Console;
  readonly stop: AbortController;
  readonly redact: Redact;
  readonly watch: Watch;
}

const MOST_SEED = 2 ** 31;

/** A steady rate is not stretched: a machine that is busy with it only says so. */
const scoreOf = (plan: Plan): Score => ({
  plan,
  afterPreflight: (trials) => {
    const { carries, text } = afterPreflight(trials, plan.traffic.replayIn);
    const doubt = "This machine is busy at this rate already: times may be its own, not those of the system.";
    return { plan, carries, isSettled: true, text: carries ? text : doubt };
  },
  peakOf: (traffic) => peakOf(traffic).perSecond,
  due: dueCalls,
  dueTimes,
  requests,
  judgeFix,
});

const planFor = ({ loaded, flags, ...wish }: Wish, runbook: string | undefined): Plan =>
  compileRehearsal(
    loaded.scenario,
    { file: loaded.file, sha256: loaded.sha256, catalogue, inputs: inputsOf(loaded) },
    {
      break: wish.break,
      window: flags.window,
      giveUp: flags.giveUp,
      callsPerSecond: flags.callsPerSecond,
      seed: flags.seed ?? randomInt(MOST_SEED),
      ...(runbook === undefined ? {} : { runbook }),
    },
  );

interface Held {
  readonly end: RunEnd;
  readonly folder: string;
}

/** Nothing is started, and no other machine asked, unless all of this holds. */
async function mustBeAllowed(plan: Plan, { flags, console, stop }: Wish): Promise<void> {
  await refuseWhileUnhealed();
  await mustOpen(flags);
  await askLeave(plan, flags, { console, signal: stop.signal });
}

/** What is known when a rehearsal begins. */
interface Opening {
  readonly plan: Plan;
  readonly runbook: ReadRunbook | undefined;
  readonly run: string;
  readonly folder: string;
}

/** Somebody to lead through the break, and the desk at which people sit. */
function openDesk({ plan, runbook, run, folder }: Opening, { console, flags }: Wish) {
  const { rehearsal, traffic } = plan;
  if (rehearsal === undefined) throw new Error("a rehearsal was compiled into a plan without one");
  console.err(openingText(plan, console.line(run), runbook !== undefined));
  const doubt = rateDoubt(runbook, flags.callsPerSecond);
  if (doubt !== undefined) console.err(`${doubt}\n`);
  const hints = flags.hints === "on";
  const desk = new Desk({ console, hints, folder, runbook, alert: rehearsal.alert.name });
  const judges = { claim: judgeClaim, isBack, holdSeconds: HOLD_SECONDS };
  const lead = new LedByPeople({ rehearsal, timeout: traffic.timeout }, { judges, tell: desk.tell });
  return { desk, lead };
}

async function openDoors(
  { flags, watch, ...wish }: Wish,
  { recorder, ...parts }: Pick<Opening, "plan" | "run" | "folder"> & { readonly recorder: Recorder },
): Promise<void> {
  const record = (event: RunEvent): void => recorder.event(event);
  const room = await openSealedRoom(flags, { ...wish, ...parts, record });
  if (room !== undefined) watch.room = room;
}

/** The desk is told troubles and what is being done, and nothing of phases and faults; the control room sees all. */
function doorsOf({ watch, console }: Wish): ReturnType<typeof watchDoors> {
  const doors = watchDoors(watch);
  const print = (text: string): void => console.err(`${console.line(text)}\n`);
  return {
    ...doors,
    event: (event) => {
      doors.event(event);
      if (event.kind === "trouble") print(event.text);
    },
    say: (text) => {
      doors.say(text);
      print(text);
    },
  };
}

/** Holds a rehearsal in a folder of its own: people at the desk, the system under a break that they are not told of. */
export async function holdRehearsal(wish: Wish): Promise<Held> {
  const { loaded, flags, stop } = wish;
  const runbook = findRunbook(flags.runbook, `${loaded.scenario.id}/${wish.break}`);
  const plan = planFor(wish, runbook?.file);
  await mustBeAllowed(plan, wish);
  const toxiproxy = await findToxiproxyFor(plan, flags.toxiproxy);
  const started = new Date();
  const { run, folder } = makeRunFolder(flags.out, plan.scenario.id, started);
  const { desk, lead } = openDesk({ plan, runbook, run, folder }, wish);
  const recorder = new Recorder(folder, (error) => stop.abort(error), wish.redact);
  await openDoors(wish, { plan, run, folder, recorder });
  const over = new AbortController();
  const listening = desk.listen(lead, over.signal);
  const end = await rehearse(scoreOf(plan), {
    run,
    startedAt: started.toISOString(),
    version: VERSION,
    folder: loaded.folder,
    engine: chooseEngine({}, plan),
    toxiproxy,
    recorder,
    journal: new RunJournal(run, folder),
    stop,
    ...doorsOf(wish),
    lead,
  });
  over.abort();
  await listening;
  return { end, folder };
}
