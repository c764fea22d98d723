import { EnvironmentError } from "../../../model/errors.ts";
import type { TrafficTotals } from "../../../model/record.ts";
import type { Traffic } from "../../../model/traffic.ts";
import type { EngineWorld } from "../load-engine.ts";
import { SLOT_MS } from "./call-key.ts";
import { ClockWatch } from "./clock-watch.ts";
import { DueCounts } from "./due-counts.ts";
import type { Crew } from "./get-ready.ts";
import type { K6End } from "./k6-process.ts";
import { Pulse } from "./pulse.ts";
import { readWrites } from "./read-writes.ts";
import { reconcile } from "./reconcile.ts";
import { Tally } from "./tally.ts";

const BEAT_MS = 1000;
/** What k6 measures arrives within two of its pushes; a second is handed out when its slowest call is in for sure. */
const PUSHES_MS = 4000;

const isTrouble = ({ how }: K6End): boolean => how === "killed" || how === "failed";

/** Resolves when all have ended; one that ends in trouble takes the others along. */
async function allEnded({ processes }: Crew): Promise<readonly K6End[]> {
  return await Promise.all(
    processes.map(async ({ ended }) => {
      const end = await ended;
      if (isTrouble(end)) await Promise.all(processes.map(async (other) => other.stop()));
      return end;
    }),
  );
}

/** One replay by k6 that is ready: from the moment that it is let go until all it measured is counted. */
export async function replay(crew: Crew, traffic: Traffic, world: EngineWorld): Promise<TrafficTotals> {
  const { dealt, pools, zero, sink, processes } = crew;
  const due = new DueCounts(dealt);
  const lastOf = dealt.map(({ count, perSlot }) =>
    count === 0 ? -1 : Math.floor(((perSlot.length - 1) * SLOT_MS) / 1000),
  );
  const tally = new Tally({ mix: traffic.mix, dueIn: due.in, lastOf }, world);
  const pulse = new Pulse(tally, due.in);
  sink.onMetrics = tally.take;
  sink.onTrouble = world.trouble;
  const stop = (): void => due.stopAt(world.now());
  if (world.signal.aborted) stop();
  world.signal.addEventListener("abort", stop, { once: true });
  const clock = new ClockWatch();
  let step = 0;
  const beat = setInterval(() => {
    step ||= clock.look();
    if (step !== 0) for (const k6 of processes) void k6.stop();
    world.glance(pulse.beat(world.now()));
    tally.emit(tally.reached - Math.ceil((traffic.timeout + PUSHES_MS) / 1000));
  }, BEAT_MS);
  try {
    zero.open(world.now);
    const ending = allEnded(crew);
    // One that is gone cannot be resumed; how it ended says more than that.
    await Promise.all(processes.map(async (k6) => k6.resume().catch(async () => k6.stop())));
    const ends = await ending;
    const books = { tally, ends, seconds: due.seconds, areUsersShort: pools.isShort, step };
    return await account(crew, books, world);
  } finally {
    clearInterval(beat);
    world.signal.removeEventListener("abort", stop);
  }
}

interface Books {
  readonly tally: Tally;
  readonly ends: readonly K6End[];
  readonly seconds: number;
  readonly areUsersShort: boolean;
  /** By how much the clock was set meanwhile. */
  readonly step: number;
}

const clockSet = (step: number): EnvironmentError =>
  new EnvironmentError(
    `The clock of this machine was set ${step > 0 ? "forward" : "back"} by ${Math.abs(step)} ms in the middle of the day.`,
    "k6 keeps its schedule by that clock, so what it sent proves nothing. Let the clock be set first, and run again.",
  );

/** Hands out what is left, and checks it. */
async function account(crew: Crew, books: Books, world: EngineWorld): Promise<TrafficTotals> {
  const { tally, ends, seconds, areUsersShort, step } = books;
  const isWhole = ends.every(({ how }) => how === "complete");
  if (!isWhole) tally.failOpen("closed", world.now());
  tally.emit(seconds);
  for (const file of crew.writes) await readWrites(file, world.write);
  if (tally.strange.length > 0) {
    world.trouble(`k6 reported what its script does not measure: ${tally.strange.join(", ")}.`);
  }
  if (step !== 0) throw clockSet(step);
  const broken = ends.find(isTrouble);
  if (broken !== undefined) {
    throw new EnvironmentError(
      `The load engine ended in the middle of the day: ${broken.text}.`,
      "What it sent until then is recorded and proves nothing; see that k6 has enough memory, and run again.",
    );
  }
  if (!isWhole) return { ...tally.totals };
  const { totals, troubles } = reconcile({
    ends,
    counted: { ...tally.totals },
    asides: crew.zero.answered,
    areUsersShort,
  });
  for (const trouble of troubles) world.trouble(trouble);
  return totals;
}
