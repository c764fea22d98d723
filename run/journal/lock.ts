import { lstatSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { identityOf, isAlive } from "./identity.ts";

const OTHER_HEALS_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 100;
/** A lock that does not say whose it is was left in the middle of something, unless it is as young as this. */
const UNREADABLE_FOR_MS = 2000;

const lockOf = (journal: string): string => `${journal}.lock`;

/** Nobody holds it any more: its owner is dead, or nobody knows whose it is. */
function isStale(lock: string): boolean {
  try {
    return !isAlive(JSON.parse(readlinkSync(lock)));
  } catch {
    const stats = lstatSync(lock, { throwIfNoEntry: false });
    // A clock may have been set back since.
    return stats !== undefined && Math.abs(Date.now() - stats.mtimeMs) > UNREADABLE_FOR_MS;
  }
}

/** Whether somebody who is alive heals this journal right now. */
export function isBeingHealed(journal: string): boolean {
  const lock = lockOf(journal);
  return lstatSync(lock, { throwIfNoEntry: false }) !== undefined && !isStale(lock);
}

/** A symbolic link that leads nowhere is made in one step with what it says: no death leaves one that says nothing. */
function take(lock: string): "taken" | "held" | "cannot be made" {
  try {
    symlinkSync(JSON.stringify(identityOf(process.pid)), lock);
    return "taken";
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EEXIST" ? "held" : "cannot be made";
  }
}

/**
 * One healer at a time; the lock of a dead one counts for nothing. Without an answer somebody else is at work and does not
 * end. Where no lock can be made (a full disk, a folder that is gone) the work is done without: to leave something broken
 * is worse than to take it back twice, which does no harm.
 */
export async function locked<Value>(journal: string, work: () => Promise<Value>): Promise<Value | undefined> {
  const lock = lockOf(journal);
  const late = performance.now() + OTHER_HEALS_WITHIN_MS;
  let taking = take(lock);
  for (; taking === "held"; taking = take(lock)) {
    if (isStale(lock)) rmSync(lock, { force: true });
    else if (performance.now() > late) return undefined;
    else await delay(LOOK_EVERY_MS);
  }
  try {
    return await work();
  } finally {
    if (taking === "taken") rmSync(lock, { force: true });
  }
}
