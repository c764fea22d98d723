import { setTimeout as delay } from "node:timers/promises";
import type { ProcessIdentity } from "../../model/journal.ts";
import { isGroupLeft, isSomebodyElse } from "./identity.ts";

const POLITELY_MS = 2000;
const BY_FORCE_MS = 5000;
const LOOK_EVERY_MS = 20;

/** Sends a signal to a group, if anybody is left in it. */
function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It ended a moment ago, or is not ours to end: whoever asks looks again.
  }
}

async function isGoneWithin(pid: number, ms: number): Promise<boolean> {
  const late = performance.now() + ms;
  while (isGroupLeft(pid)) {
    if (performance.now() > late) return false;
    await delay(LOOK_EVERY_MS);
  }
  return true;
}

/**
 * Whether this group is still that of this process. Its leader may be gone while its children go on, and nobody else gets
 * its number until they end too; a number that was given out again leads no group of ours.
 */
const isOurs = (leader: ProcessIdentity): boolean =>
  // To signal group 0 is to signal oneself, and -1 is everybody.
  leader.pid > 1 && !isSomebodyElse(leader) && isGroupLeft(leader.pid);

/** Ends what is left of the group of a process: politely, then by force. Throws when it is still there. */
export async function endGroup(leader: ProcessIdentity): Promise<string> {
  if (!isOurs(leader)) return "it had ended";
  signalTo(leader.pid, "SIGCONT");
  signalTo(leader.pid, "SIGTERM");
  if (await isGoneWithin(leader.pid, POLITELY_MS)) return "ended";
  signalTo(leader.pid, "SIGKILL");
  if (await isGoneWithin(leader.pid, BY_FORCE_MS)) return "ended by force";
  throw new Error(`process ${leader.pid} is still there`);
}

/** Lets a stopped group go on. */
export function continueGroup(leader: ProcessIdentity): string {
  if (!isOurs(leader)) return "it had ended";
  signalTo(leader.pid, "SIGCONT");
  return "goes on";
}
