import { statSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { healJournal } from "../journal/heal-journal.ts";
import { isAlive } from "../journal/identity.ts";
import { readJournal } from "../journal/read-journal.ts";
import { Silence } from "./silence.ts";

// A process of its own that outlives its run: it heals when the run cannot. `B` is a sign of life, `Q` a good end.

const LOOK_EVERY_MS = 250;
const FENCE_EVERY_MS = 50;
const GOOD_END = "Q";

const [journal = ""] = process.argv.slice(2);
const silence = new Silence(performance.now());
let seen = 0;
let deadline = Number.POSITIVE_INFINITY;
let isOver = false;

/** Lets go of everything that keeps it alive. */
function end(): void {
  clearInterval(looking);
  process.stdin.destroy();
}

/** One that was only asleep must not wake up behind the healing and go on breaking things. */
async function fence(): Promise<void> {
  const run = readJournal(journal)?.process;
  if (run === undefined) return;
  while (isAlive(run)) {
    try {
      process.kill(run.pid, "SIGKILL");
    } catch {
      // It ended between the look and the signal.
    }
    await delay(FENCE_EVERY_MS);
  }
}

async function takeOver(why: string): Promise<void> {
  if (isOver) return;
  isOver = true;
  await fence();
  await healJournal(journal, "guardian", why);
  end();
}

/** The earliest deadline of what is open; read again only when the journal has grown. */
function earliestDeadline(): number {
  const size = statSync(journal, { throwIfNoEntry: false })?.size ?? 0;
  if (size === seen) return deadline;
  seen = size;
  deadline = Math.min(
    ...(readJournal(journal)?.open ?? []).map((entry) => entry.deadline ?? Number.POSITIVE_INFINITY),
  );
  return deadline;
}

function look(): void {
  if (silence.isTooLong(performance.now())) void takeOver(`no sign of life for ${Silence.seconds} s`);
  else if (Date.now() > earliestDeadline()) void takeOver("the deadline of a fault has passed");
}

const looking = setInterval(look, LOOK_EVERY_MS);
process.stdin.setEncoding("latin1").on("data", (signs: string) => {
  silence.sign(performance.now());
  if (!signs.includes(GOOD_END)) return;
  isOver = true;
  end();
});
const onSilence = (): void => void takeOver("the run has died");
process.stdin.on("end", onSilence).on("error", onSilence).on("close", onSilence);
// Whoever wants the run to end tells the run.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
process.stdout.on("error", () => undefined);
process.stdout.write("watching\n");
