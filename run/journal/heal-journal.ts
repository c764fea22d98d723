import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { reasonOf } from "../../model/errors.ts";
import type { Healer } from "../../model/journal.ts";
import { identityOf, isAlive } from "./identity.ts";
import { appendLine, putAway } from "./journal.ts";
import { readJournal, undoText, type OpenEntry } from "./read-journal.ts";
import { tellRecord } from "./tell-record.ts";
import { takeBack } from "./undo.ts";

const OTHER_HEALS_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 100;

/** What came of one mutation that was still open. */
export interface Healing {
  readonly what: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly tookMs: number;
  /** What to type when it was not taken back. */
  readonly remedy: string;
}

/** One healer at a time; the lock of a dead one counts for nothing. */
async function locked<Value>(path: string, work: () => Promise<Value>): Promise<Value | undefined> {
  const lock = `${path}.lock`;
  const late = performance.now() + OTHER_HEALS_WITHIN_MS;
  for (;;) {
    try {
      const file = openSync(lock, "wx", 0o600);
      writeSync(file, JSON.stringify(identityOf(process.pid)));
      closeSync(file);
      break;
    } catch {
      if (isStale(lock)) rmSync(lock, { force: true });
      else if (performance.now() > late) return undefined;
      else await delay(LOOK_EVERY_MS);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function isStale(lock: string): boolean {
  try {
    return !isAlive(JSON.parse(readFileSync(lock, "utf8")));
  } catch {
    // It went away, or is being written this moment.
    return false;
  }
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
 * nothing is left. Waits while another does the same, and then finds nothing to do.
 */
export async function healJournal(path: string, by: Healer, why: string): Promise<readonly Healing[]> {
  const healings = await locked(path, async () => {
    const state = readJournal(path);
    if (state === undefined) return [];
    note(path, { kind: "taken-over", at: Date.now(), by, why });
    const done: Healing[] = [];
    for (const entry of [...state.open].reverse()) done.push(await healOne(path, entry, by));
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
