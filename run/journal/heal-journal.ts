import { join } from "node:path";
import { reasonOf } from "../../model/errors.ts";
import type { Healer } from "../../model/journal.ts";
import { shellWord } from "../../model/shell-word.ts";
import { appendLine, putAway } from "./journal.ts";
import { locked } from "./lock.ts";
import type { LostChange } from "./lost-changes.ts";
import { readJournal, undoText, type OpenEntry } from "./read-journal.ts";
import { tellRecord } from "./tell-record.ts";
import { takeBack } from "./undo.ts";

/** What came of one mutation that was still open. */
export interface Healing {
  readonly what: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly tookMs: number;
  /** What to type when it was not taken back. */
  readonly remedy: string;
}

async function healOne(path: string, entry: OpenEntry, by: Healer): Promise<Healing> {
  const started = performance.now();
  const told = (ok: boolean, detail: string): Healing => ({
    what: entry.what,
    ok,
    detail,
    tookMs: Math.round(performance.now() - started),
    remedy: ok ? "" : undoText(entry.undo),
  });
  try {
    const detail = await takeBack(entry.undo);
    note(path, { kind: "undone", id: entry.id, at: Date.now(), by, detail });
    return told(true, detail);
  } catch (error) {
    const detail = reasonOf(error);
    note(path, { kind: "not-undone", id: entry.id, at: Date.now(), by, detail });
    return told(false, detail);
  }
}

/** Between which changes it stood. */
const placeOf = ({ after, before }: LostChange): string =>
  `it came ${after === "" ? "first" : `after "${after}"`} and ${before === "" ? "no change that can be read came later" : `before "${before}"`}`;

/** Nobody knows what to take back: a person has to look, and the journal stays until he has. */
function lostOne(path: string, lost: LostChange): Healing {
  const [file, isGone] = [shellWord(path), lost.how === "gone"];
  return {
    what: isGone ? `a line before line ${lost.line} of ${path}` : `line ${lost.line} of ${path}`,
    ok: false,
    detail: `${isGone ? "is gone" : "cannot be read"}, so nobody knows what it changed: ${placeOf(lost)}`,
    tookMs: 0,
    remedy: `${isGone ? `cat ${file}` : `sed -n ${lost.line}p ${file}`} # put right by hand what it changed, then: rm ${file}`,
  };
}

/** On a full disk healing goes on; what is not written down is taken back once more. */
function note(path: string, line: Parameters<typeof appendLine>[1]): void {
  try {
    appendLine(path, line);
  } catch {
    // See above.
  }
}

/**
 * Takes back all that a journal has open, the last first and each even when one fails, and puts the journal away when
 * nothing is left and nothing of it is lost. Waits while another does the same, and then finds nothing to do.
 */
export async function healJournal(path: string, by: Healer, why: string): Promise<readonly Healing[]> {
  const healings = await locked(path, async () => {
    const state = readJournal(path);
    if (state === undefined) return [];
    note(path, { kind: "taken-over", at: Date.now(), by, why });
    const done: Healing[] = [];
    for (const entry of [...state.open].reverse()) done.push(await healOne(path, entry, by));
    done.push(...state.lost.map((lost) => lostOne(path, lost)));
    tellRecord(state.folder, done, by);
    if (done.every(({ ok }) => ok)) putAway(path, join(state.folder, "record", "journal.jsonl"));
    return done;
  });
  return (
    healings ?? [
      {
        what: path,
        ok: false,
        detail: "somebody else is healing it and does not end",
        tookMs: 0,
        remedy: "gameday heal",
      },
    ]
  );
}
