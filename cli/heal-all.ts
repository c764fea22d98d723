import { shellWord } from "../model/shell-word.ts";
import { healJournal, type Healing } from "../run/journal/heal-journal.ts";
import { openRuns, unhealedRuns, type OpenRun } from "../run/journal/open-runs.ts";

export interface HealedRun {
  readonly run: string;
  readonly healings: readonly Healing[];
}

async function healOne(open: OpenRun): Promise<HealedRun> {
  if (open.how === "unreadable") {
    const detail = "its journal cannot be read: put right by hand what it names, then delete it";
    const healing = { what: "journal", ok: false, detail, tookMs: 0, remedy: `rm ${shellWord(open.path)}` };
    return { run: open.path, healings: [healing] };
  }
  const { path, run } = open.state;
  return { run, healings: await healJournal(path, "heal", "gameday heal was called") };
}

/** Runs that died with something open, and what was done about it. */
export interface HealedRuns {
  readonly healed: boolean;
  readonly runs: readonly HealedRun[];
  /** Runs that live and heal by themselves: nothing was done to them. */
  readonly goingOn: readonly string[];
}

/** Takes back what runs that died have left, and proves it; a second time there is nothing to do. */
export async function heal(): Promise<HealedRuns> {
  const goingOn = openRuns().flatMap((run) => (run.how === "going-on" ? [run.state.run] : []));
  const runs: HealedRun[] = [];
  for (const open of await unhealedRuns()) runs.push(await healOne(open));
  return { healed: runs.every(({ healings }) => healings.every(({ ok }) => ok)), runs, goingOn };
}
