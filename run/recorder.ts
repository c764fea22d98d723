import { closeSync, fsyncSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { EnvironmentError, reasonOf } from "../model/errors.ts";
import type { Plan } from "../model/plan.ts";
import type { CallRow, LatenessRow, RunEvent } from "../model/record.ts";

const FLUSH_AT = 64 * 1024;

/** An append-only file of one JSON value a line. */
class Lines {
  private readonly file: number;
  private waiting: string[] = [];
  private size = 0;

  constructor(path: string) {
    this.file = openSync(path, "a");
  }

  add(value: unknown): void {
    const line = `${JSON.stringify(value)}\n`;
    this.waiting.push(line);
    this.size += line.length;
    if (this.size >= FLUSH_AT) this.flush();
  }

  flush(): void {
    if (this.waiting.length === 0) return;
    const bytes = Buffer.from(this.waiting.join(""));
    this.waiting = [];
    this.size = 0;
    for (let done = 0; done < bytes.length;) done += writeSync(this.file, bytes, done);
  }

  close(): void {
    try {
      this.flush();
      fsyncSync(this.file);
    } finally {
      closeSync(this.file);
    }
  }
}

/**
 * Writes the record of a run into `<folder>/record/`. A full disk does not throw into the load engine: the first
 * failure is reported once, later writes are dropped, and what was written stays.
 */
export class Recorder {
  private readonly files: { events: Lines; calls: Lines; lateness: Lines };
  private readonly folder: string;
  private readonly onFailure: (error: EnvironmentError) => void;
  private failed = false;

  constructor(folder: string, onFailure: (error: EnvironmentError) => void) {
    this.folder = join(folder, "record");
    this.onFailure = onFailure;
    mkdirSync(this.folder, { recursive: true });
    const open = (name: string): Lines => new Lines(join(this.folder, `${name}.jsonl`));
    this.files = { events: open("events"), calls: open("calls"), lateness: open("lateness") };
  }

  plan(plan: Plan): void {
    this.attempt(() => writeFileSync(join(this.folder, "plan.json"), `${JSON.stringify(plan, null, 2)}\n`));
  }

  readonly event = (event: RunEvent): void =>
    this.attempt(() => {
      this.files.events.add(event);
      this.files.events.flush();
    });

  readonly row = (row: CallRow): void => this.attempt(() => this.files.calls.add(row));

  readonly lateness = (row: LatenessRow): void => this.attempt(() => this.files.lateness.add(row));

  close(): void {
    for (const file of Object.values(this.files)) this.attempt(() => file.close());
  }

  private attempt(write: () => void): void {
    if (this.failed) return;
    try {
      write();
    } catch (error) {
      this.failed = true;
      this.onFailure(
        new EnvironmentError(
          `The record in "${this.folder}" cannot be written: ${reasonOf(error)}.`,
          "Make room on that disk, or choose another place with --out DIR. What was recorded until now is kept.",
          { cause: error },
        ),
      );
    }
  }
}
