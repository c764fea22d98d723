import { millis, type Millis } from "../model/units.ts";
import type { Plan } from "../model/plan.ts";
import type { RunEvent } from "../model/record.ts";
import { conductBreak } from "./conduct-break.ts";
import type { Podium } from "./podium.ts";
import { countLedger } from "./count-ledger.ts";
import type { EngineWorld, ReadyEngine, SettledCall } from "./engines/load-engine.ts";
import { isInRun } from "./places.ts";
import { PhaseBook } from "./phase-book.ts";
import { readyEngine } from "./ready-engine.ts";
import type { RehearsalDoors, Score } from "./rehearse.ts";
import type { RunClock } from "./run-clock.ts";
import type { Stage } from "./stage.ts";
import { watchState } from "./state-watch.ts";
import { obeyStops } from "./stop-conditions/obey-stops.ts";
import { WriteLedger } from "./write-ledger.ts";

const LEAD = millis(200);
const DRAIN_WITHIN_MS = 60_000;

export interface DayDoors {
  readonly score: Score;
  readonly doors: RehearsalDoors;
  readonly stage: Stage;
  readonly clock: RunClock;
  readonly event: (event: RunEvent) => void;
  readonly faultIsOn: (on: boolean) => void;
}

type Count = { second: number; sent: number; good: number };

/** What the conductor may look back at: the calls of phases in which fixes are tried, and the states that were seen. */
class Memory {
  private phase = "";
  private counts: Count[] = [];
  private states: { at: Millis; state: string; backlog?: number }[] = [];

  /** Keeps only the newest phase with a fix: memory stays the same however long the day. */
  readonly settled = (call: SettledCall): void => {
    if (call.class !== "within" || !call.phase.includes("/fixed:")) return;
    if (call.phase !== this.phase) {
      this.phase = call.phase;
      this.counts = [];
    }
    const second = Math.floor(call.due / 1000);
    let count = this.counts.find((known) => known.second === second);
    if (count === undefined) {
      count = { second, sent: 0, good: 0 };
      this.counts.push(count);
    }
    count.sent += 1;
    if (call.isGood) count.good += 1;
  };

  readonly event = (event: RunEvent): void => {
    if (event.kind === "state") this.states.push(event);
  };

  readonly countsOf: Podium["countsOf"] = (phase) =>
    phase === this.phase ? [...this.counts].sort((a, b) => a.second - b.second) : [];

  readonly statesSince: Podium["statesSince"] = (at) => {
    const before = this.states.filter((seen) => seen.at < at).at(-1);
    return [...(before === undefined ? [] : [before]), ...this.states.filter((seen) => seen.at >= at)];
  };

  get backlog(): number {
    return this.states.at(-1)?.backlog ?? 0;
  }
}

/** Traffic and breaks side by side, then the backlog drains and the ledger is counted. */
export async function playDay(plan: Plan, day: DayDoors): Promise<void> {
  const { score, doors, stage, clock } = day;
  const memory = new Memory();
  const phases = new PhaseBook();
  const dueOf = score.dueTimes(plan.traffic);
  const ledger = new WriteLedger(doors.run, plan.traffic.calls, (seq) => phases.phaseAt(dueOf(seq)));
  const event = (happened: RunEvent): void => {
    memory.event(happened);
    day.event(happened);
  };
  const engine = await readyEngine(plan, day);
  clock.startIn(millis(Math.max(LEAD, engine.lead)));
  event({ at: clock.now(), kind: "traffic-started" });

  const watching = new AbortController();
  const watch =
    plan.state === undefined
      ? Promise.resolve()
      : watchState(plan.state, { places: stage.places, clock, signal: watching.signal, event });
  try {
    const breaks = conductAll(plan, podium({ plan, day, memory, phases, event }), day);
    const world = engineWorld({ day, memory, phases, ledger, event });
    await send(engine, obeyStops(plan, world, { stop: doors.stop, event }), { ...day, event });
    await breaks;
    doors.stop.signal.throwIfAborted();
    doors.say(plan.ledger === undefined ? "draining" : "draining, then counting the ledger");
    await drained(memory, day);
    if (plan.ledger !== undefined) {
      const count = await countLedger(plan.ledger.get, ledger, doors.stop.signal);
      event({ at: clock.now(), kind: "ledger", ledger: count });
    }
  } finally {
    watching.abort();
    await watch;
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
  try {
    for (const planned of plan.breaks) {
      await conductBreak(planned, {
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
}: Parts & { ledger: WriteLedger }): EngineWorld => ({
  target: day.stage.target,
  now: day.clock.now,
  signal: day.doors.stop.signal,
  phaseAt: phases.phaseAt,
  healedBetween: phases.healedBetween,
  settled: memory.settled,
  row: day.doors.recorder.row,
  lateness: day.doors.recorder.lateness,
  check: day.doors.recorder.check,
  write: ledger.saw,
  glance: day.doors.glance,
  trouble: (text) => event({ at: day.clock.now(), kind: "trouble", text }),
});

async function drained(memory: Memory, { clock, doors }: DayDoors): Promise<void> {
  const deadline = clock.now() + DRAIN_WITHIN_MS;
  while (memory.backlog > 0 && clock.now() < deadline && !doors.stop.signal.aborted) {
    await clock.sleepUntil(millis(clock.now() + 100), doors.stop.signal);
  }
}
