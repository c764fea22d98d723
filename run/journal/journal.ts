import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { EnvironmentError, reasonOf } from "../../model/errors.ts";
import type { Healer, Intent, JournalLine } from "../../model/journal.ts";
import { redacted, redactMarked } from "../../model/redact.ts";
import { identityOf } from "./identity.ts";
import { parsed } from "./read-journal.ts";
import { makeOpenRunsFolder } from "./state-folder.ts";

/** The door to the journal of a run: what is about to be done, and what is taken back. */
export interface Journal {
  /** On disk when this returns; throws when it cannot be written, and then the mutation must not be made. */
  readonly begin: (intent: Intent) => number;
  /** It was taken back. Never throws: to take it back once more does no harm. */
  readonly undone: (id: number, detail?: string) => void;
}

const { O_APPEND, O_CREAT, O_EXCL, O_RDWR } = constants;

/** Appends a line and waits until the disk has it. Only the first makes the file: one that was put away stays away. */
export function appendLine(path: string, line: JournalLine): void {
  const isFirst = line.kind === "run-opened";
  const file = openSync(path, O_RDWR | O_APPEND | (isFirst ? O_CREAT | O_EXCL : 0), 0o600);
  try {
    endLastLine(file, path);
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * A last line that was cut off, by a death or a full disk, would swallow the next one. Its change was never made, so it
 * goes; one that can be read only lacks its end.
 */
function endLastLine(file: number, path: string): void {
  const { size } = fstatSync(file);
  const last = Buffer.alloc(1);
  if (size === 0 || (readSync(file, last, 0, 1, size - 1) === 1 && last.toString() === "\n")) return;
  const bytes = readFileSync(path);
  const start = bytes.lastIndexOf("\n") + 1;
  if (parsed(bytes.toString("utf8", start)) === undefined) ftruncateSync(file, start);
  else writeSync(file, "\n");
}

/** The write-ahead journal of a run that is going on. */
export class RunJournal implements Journal {
  readonly path: string;
  private readonly run: string;
  private readonly folder: string;
  private readonly record: string;
  private readonly open = new Set<number>();
  private made = 0;
  private readonly by: Healer = "run";

  /** `folder` is that of the run; nothing is written yet but the folder for journals. */
  constructor(run: string, folder: string) {
    // Runs with folders of their own may begin in the same second, and then have the same name.
    this.path = join(makeOpenRunsFolder(), `${run}.${randomUUID()}.jsonl`);
    this.record = join(folder, "record", "journal.jsonl");
    this.run = run;
    this.folder = folder;
  }

  /** From now on the run counts as going on; throws an EnvironmentError when nothing can be written. */
  begun(): this {
    const { run, folder } = this;
    this.append({ kind: "run-opened", version: 1, run, process: identityOf(process.pid), folder });
    return this;
  }

  readonly begin: Journal["begin"] = (intent) => {
    const id = this.made + 1;
    this.append({ kind: "begin", id, at: Date.now(), ...intent });
    // One that was not written down is not made, and leaves no gap: a number that is missing is a line that was lost.
    this.made = id;
    this.open.add(id);
    return id;
  };

  readonly undone: Journal["undone"] = (id, detail = "") => {
    if (!this.open.delete(id)) return;
    try {
      this.append({ kind: "undone", id, at: Date.now(), by: this.by, detail });
    } catch {
      // Who reads it later takes it back once more.
    }
  };

  /** Ends the journal: one with nothing open goes to the record of its run, any other stays for who has to heal it. */
  close(): void {
    if (this.open.size > 0) return;
    putAway(this.path, this.record);
  }

  private append(line: JournalLine): void {
    try {
      appendLine(this.path, line);
    } catch (error) {
      throw new EnvironmentError(
        `The journal "${this.path}" cannot be written: ${reasonOf(error)}.`,
        "Nothing is broken that is not written down first. Make room on that disk, or set XDG_STATE_HOME to another.",
        { cause: error },
      );
    }
  }
}

/** What took it back may hold secrets, and is not needed any more. */
function withoutUndo(line: string): string {
  // What cannot be read may hold them too.
  if (parsed(line) === undefined) return JSON.stringify({ kind: "unreadable" });
  const { undo, ...rest } = redacted(JSON.parse(line), redactMarked);
  return JSON.stringify(undo === undefined ? rest : { ...rest, undo: undo.kind });
}

/** A journal that is over is evidence: it goes where the record is, if there is still room. */
export function putAway(path: string, record: string): void {
  try {
    const lines = readFileSync(path, "utf8").trim().split("\n");
    writeFileSync(record, `${lines.map(withoutUndo).join("\n")}\n`);
  } catch {
    // The disk of the record is full or gone; what counts is that nothing is open.
  }
  try {
    rmSync(path, { force: true });
  } catch {
    // On a disk that cannot be written it stays, and is found and put away again.
  }
}
