import { existsSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { isAlive } from "./identity.ts";
import { isBeingHealed } from "./lock.ts";
import { readJournal, type JournalState } from "./read-journal.ts";
import { openJournals, openRunsFolder } from "./state-folder.ts";

const HEALING_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 100;

/** A run whose journal is not put away. */
export type OpenRun =
  | { readonly how: "going-on" | "dead"; readonly state: JournalState }
  /** Its journal does not say whose it is. */
  | { readonly how: "unreadable"; readonly path: string };

/** All runs of this user that are going on or were left unhealed. */
export function openRuns(folder = openRunsFolder()): readonly OpenRun[] {
  return openJournals(folder).flatMap((path): readonly OpenRun[] => {
    const state = readJournal(path);
    // It may have been put away between two looks.
    if (state === undefined) return existsSync(path) ? [{ how: "unreadable", path }] : [];
    return [{ how: isAlive(state.process) ? "going-on" : "dead", state }];
  });
}

/** Those that nobody will heal by himself: while a guardian is at work it is waited for. */
export async function unhealedRuns(folder = openRunsFolder()): Promise<readonly OpenRun[]> {
  const late = performance.now() + HEALING_WITHIN_MS;
  for (;;) {
    const left = openRuns(folder).filter(({ how }) => how !== "going-on");
    const isAtWork = left.some((run) => run.how === "dead" && isBeingHealed(run.state.path));
    if (!isAtWork || performance.now() > late) return left;
    await delay(LOOK_EVERY_MS);
  }
}
