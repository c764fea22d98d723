import { EnvironmentError } from "../model/errors.ts";
import type { Plan } from "../model/plan.ts";
import { millis } from "../model/units.ts";
import { countLedger } from "./count-ledger.ts";
import type { Memory } from "./memory.ts";
import type { DayDoors } from "./play-day.ts";
import type { WriteLedger } from "./write-ledger.ts";

const DRAIN_WITHIN_MS = 60_000;

interface Parts {
  readonly memory: Memory;
  readonly ledger: WriteLedger;
  readonly day: Pick<DayDoors, "doors" | "clock" | "event">;
}

async function drained(memory: Memory, { clock, doors }: Parts["day"]): Promise<void> {
  const deadline = clock.now() + DRAIN_WITHIN_MS;
  while (memory.backlog > 0 && clock.now() < deadline && !doors.stop.signal.aborted) {
    await clock.sleepUntil(millis(clock.now() + 100), doors.stop.signal);
  }
}

async function count(url: string, { ledger, day }: Parts): Promise<void> {
  const counted = await countLedger(url, ledger, day.doors.stop.signal);
  day.event({ at: day.clock.now(), kind: "ledger", ledger: counted });
}

/** What people left undone is theirs, and no failure of the run: it is only said. */
async function countBehindPeople(url: string, parts: Parts): Promise<void> {
  const { memory, day } = parts;
  const uncounted = (why: string): void =>
    day.event({ at: day.clock.now(), kind: "trouble", text: `The writes were not counted: ${why}` });
  if (memory.backlog > 0) return uncounted(`${memory.backlog} of them still wait to be stored.`);
  try {
    await count(url, parts);
  } catch (error) {
    if (!(error instanceof EnvironmentError) || day.doors.stop.signal.aborted) throw error;
    uncounted(error.message);
  }
}

/** Waits until no write waits to be stored any more, then counts them. */
export async function settleWrites({ ledger }: Plan, parts: Parts): Promise<void> {
  const { doors } = parts.day;
  if (doors.lead !== undefined) {
    doors.say("counting the writes");
    return ledger === undefined ? undefined : await countBehindPeople(ledger.get, parts);
  }
  doors.say(ledger === undefined ? "draining" : "draining, then counting the ledger");
  await drained(parts.memory, parts.day);
  if (ledger !== undefined) await count(ledger.get, parts);
}
