import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { EnvironmentError, reasonOf } from "../model/errors.ts";
import type { Plan } from "../model/plan.ts";
import type { CallRow, CheckRow, LatenessRow, RunEvent } from "../model/record.ts";
import { redacted, redactMarked, type Redact } from "../model/redact.ts";
import { checksumOf, readSeal, sealed, writeSeal } from "./seal.ts";

const FLUSH_AT = 64 * 1024;

/** An append-only file of one JSON value a line. */
class Lines {
  private readonly file: number;
  private waiting: string[] = [];
  private size = 0;
  /** Of all lines, one behind the other. */
  checksums: string;

  constructor(path: string, checksums: string) {
    this.file = openSync(path, "a");
    this.checksums = checksums;
  }

  add(value: unknown): void {
    const text = JSON.stringify(value);
    const line = `${text}\n`;
    this.checksums += checksumOf(text);
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

type Name = "events" | "calls" | "lateness";

/**
 * Writes the record of a run into `<folder>/record/`, without the secrets that are in it. A full disk does not throw
 * into the load engine: the first failure is reported once, later writes into that file are dropped, and what was
 * written stays.
 */
export class Recorder {
  private readonly files: Readonly<Record<Name, Lines>>;
  private readonly folder: string;
  private readonly onFailure: (error: EnvironmentError) => void;
  private readonly redact: Redact;
  private readonly failed = new Set<string>();
  /** Opened for the first check: most traffic makes none. */
  private checks: Lines | undefined;

  constructor(folder: string, onFailure: (error: EnvironmentError) => void, redact = redactMarked) {
    this.folder = join(folder, "record");
    this.onFailure = onFailure;
    this.redact = redact;
    const open = (name: Name): Lines => this.open(name);
    try {
      mkdirSync(this.folder, { recursive: true });
      this.files = { events: open("events"), calls: open("calls"), lateness: open("lateness") };
    } catch (error) {
      throw this.explained(error);
    }
  }

  /** A plan that cannot be written leaves the one before it whole. */
  plan(plan: Plan): void {
    const [file, fresh] = [join(this.folder, "plan.json"), join(this.folder, "plan.json.new")];
    this.attempt("plan", () => {
      writeFileSync(fresh, sealed(redacted(plan, this.redact)));
      renameSync(fresh, file);
    });
  }

  readonly event = (event: RunEvent): void =>
    this.attempt("events", () => {
      this.files.events.add(redacted(event, this.redact));
      this.files.events.flush();
    });

  /** What calls and checks are called may come from a script: k6 calls them by their address. */
  readonly row = (row: CallRow): void =>
    this.attempt("calls", () => this.files.calls.add({ ...row, call: this.redact(row.call) }));

  readonly lateness = (row: LatenessRow): void =>
    this.attempt("lateness", () => this.files.lateness.add(row));

  readonly check = (row: CheckRow): void =>
    this.attempt("checks", () => {
      this.checks ??= this.open("checks");
      this.checks.add({ ...row, check: this.redact(row.check) });
    });

  close(): void {
    const files = { ...this.files, ...(this.checks === undefined ? {} : { checks: this.checks }) };
    for (const [name, file] of Object.entries(files)) {
      try {
        file.close();
      } catch (error) {
        this.fail(name, error);
      }
    }
    const checksums = Object.entries(files).map(([name, file]) => [name, file.checksums] as const);
    // A file of a closed record to which nothing was added keeps the checksums that it has.
    const before = readSeal(this.folder);
    const kept = "seal" in before ? before.seal : {};
    this.attempt("seal", () => writeSeal(this.folder, { ...kept, ...Object.fromEntries(checksums) }));
  }

  /** What is added to a closed record belongs to the same seal. */
  private open(name: Name | "checks"): Lines {
    const before = readSeal(this.folder);
    return new Lines(join(this.folder, `${name}.jsonl`), "seal" in before ? (before.seal[name] ?? "") : "");
  }

  private attempt(name: Name | "checks" | "plan" | "seal", write: () => void): void {
    if (this.failed.has(name)) return;
    try {
      write();
    } catch (error) {
      this.fail(name, error);
    }
  }

  private fail(name: string, error: unknown): void {
    const isFirst = this.failed.size === 0;
    this.failed.add(name);
    if (isFirst) this.onFailure(this.explained(error));
  }

  private explained(error: unknown): EnvironmentError {
    return new EnvironmentError(
      `The record in "${this.folder}" cannot be written: ${reasonOf(error)}.`,
      "Make room on that disk, or choose another place with --out DIR. What was recorded until now is kept.",
      { cause: error },
    );
  }
}
