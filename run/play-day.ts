import { millis } from "../model/units.ts";
import { junkNames } from "../model/junk.ts";
import type { Plan } from "../model/plan.ts";
import type { RunEvent } from "../model/record.ts";
import { conductBreak } from "./conduct-break.ts";
import type { Podium } from "./podium.ts";
import type { EngineWorld, ReadyEngine } from "./engines/load-engine.ts";
import { Memory } from "./memory.ts";
import { isInRun } from "./places.ts";
import { PhaseBook } from "./phase-book.ts";
import { ProbeWatch } from "./probes/probe-watch.ts";
import { readyEngine } from "./ready-engine.ts";
import type { RehearsalDoors, Score } from "./rehearse.ts";
import type { RunClock } from "./run-clock.ts";
import type { Stage } from "./stage.ts";
import { watchState } from "./state-watch.ts";
import { settleWrites } from "./settle-writes.ts";
import { obeyStops } from "./stop-conditions/obey-stops.ts";
import { WriteLedger } from "./write-ledger.ts";

const LEAD = millis(200);

export interface DayDoors {
  readonly score: Score;
  readonly doors: RehearsalDoors;
  readonly stage: Stage;
  readonly clock: RunClock;
  readonly event: (event: RunEvent) => void;
  readonly faultIsOn: (on: boolean) => void;
}

/** Traffic and breaks side by side, then the backlog drains and the ledger is counted. */
export async function playDay(plan: Plan, day: DayDoors): Promise<void> {
  const { score, doors, stage, clock } = day;
  const memory = new Memory({
    junk: junkNames(plan.traffic.mix),
    longest: Math.max(0, ...plan.traffic.mix.map(({ good }) => good.within)),
  });
  const phases = new PhaseBook();
  const dueOf = score.dueTimes(plan.traffic);
  const ledger = new WriteLedger(doors.run, plan.traffic.calls, (seq) => phases.phaseAt(dueOf(seq)));
  const event = (happened: RunEvent): void => {
    memory.event(happened);
    day.event(happened);
    probes.event(happened);
  };
  const probes = probeWatch(plan, { ...day, event });
  const engine = await readyEngine(plan, day);
  clock.startIn(millis(Math.max(LEAD, engine.lead)));
  event({ at: clock.now(), kind: "traffic-started" });

  const watching = new AbortController();
  const watch =
    plan.state === undefined
      ? Promise.resolve()
      : watchState(plan.state, { places: stage.places, clock, signal: watching.signal, event });
  try {
    const curtain = new AbortController();
    const breaks = conductAll(plan, podium({ plan, day, memory, phases, event }), day).then(() =>
      // Nobody knows in advance how long people take: the traffic ends with what they lead through.
      doors.lead === undefined ? undefined : curtain.abort(),
    );
    const world = engineWorld({ day, memory, phases, ledger, event, curtain: curtain.signal });
    await send(engine, obeyStops(plan, world, { stop: doors.stop, event }), { ...day, event });
    await breaks;
    doors.stop.signal.throwIfAborted();
    await settleWrites(plan, { memory, ledger, day: { ...day, event } });
  } finally {
    watching.abort();
    await Promise.all([watch, probes.close()]);
    await engine.close();
  }
}

/** An engine that fails stops the breaks too, instead of leaving them to themselves. */
async function send(
  engine: ReadyEngine,
  world: EngineWorld,
  { doors, clock, event }: DayDoors,
): Promise<void> {
  try {
    const totals = await engine.send(world);
    event({ at: clock.now(), kind: "traffic-ended", totals });
  } catch (error) {
    if (!doors.stop.signal.aborted) doors.stop.abort(error);
  }
}

async function conductAll(plan: Plan, stand: Podium, { doors, faultIsOn }: DayDoors): Promise<void> {
  const conduct = doors.lead?.conduct ?? conductBreak;
  try {
    for (const planned of plan.breaks) {
      await conduct(planned, {
        ...stand,
        event: (happened) => {
          if (happened.kind === "phase" && happened.phase.endsWith("/during")) faultIsOn(true);
          if (happened.kind === "phase" && happened.phase === "day") faultIsOn(false);
          stand.event(happened);
        },
      });
    }
  } catch (error) {
    // Without its breaks the rest of the day proves nothing: stop the traffic too.
    if (!doors.stop.signal.aborted) doors.stop.abort(error);
  }
}

const probeWatch = (plan: Plan, { clock, doors, event }: DayDoors): ProbeWatch =>
  new ProbeWatch(plan, {
    clock,
    journal: doors.journal,
    cwd: doors.folder,
    signal: doors.stop.signal,
    event,
  });

interface Parts {
  readonly day: DayDoors;
  readonly memory: Memory;
  readonly phases: PhaseBook;
  readonly event: (event: RunEvent) => void;
}

const podium = ({ plan, day, memory, phases, event }: Parts & { plan: Plan }): Podium => ({
  clock: day.clock,
  signal: day.doors.stop.signal,
  phases,
  injection: day.stage.injection,
  journal: day.doors.journal,
  asksOurs: (action) => action.kind === "http" && isInRun(action.url, day.stage.places),
  canary: plan.canary,
  cwd: day.doors.folder,
  event,
  countsOf: memory.countsOf,
  statesSince: memory.statesSince,
  judgeFix: day.score.judgeFix,
});

const engineWorld = ({
  day,
  memory,
  phases,
  ledger,
  event,
  curtain,
}: Parts & { ledger: WriteLedger; curtain: AbortSignal }): EngineWorld => ({
  target: day.stage.target,
  now: day.clock.now,
  signal: AbortSignal.any([day.doors.stop.signal, curtain]),
  phaseAt: phases.phaseAt,
  healedBetween: phases.healedBetween,
  taken: memory.taken,
  settled: (call) => {
    memory.settled(call);
    day.doors.lead?.settled(call);
  },
  row: (row) => {
    day.doors.recorder.row(row);
    day.doors.onlooker?.row(row);
  },
  lateness: (row) => {
    day.doors.recorder.lateness(row);
    day.doors.onlooker?.lateness(row);
  },
  check: day.doors.recorder.check,
  write: (seq, saw) => {
    ledger.saw(seq, saw);
    day.doors.onlooker?.write(seq, saw);
  },
  glance: day.doors.glance,
  trouble: (text) => event({ at: day.clock.now(), kind: "trouble", text }),
});
