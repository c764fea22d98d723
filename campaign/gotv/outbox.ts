import type { FileHandle } from "node:fs/promises";
import { open, rm } from "node:fs/promises";
import type { Contact } from "./contact.ts";
import { syncFolder } from "./degraded-mode.ts";
import { readSegment, segmentNumbers, segmentPath, toLine } from "./outbox-segment.ts";
import { Refusal } from "./refusal.ts";

interface Waiting {
  readonly line: string;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** One file of the outbox. */
export interface Segment {
  readonly path: string;
  /** How many of its acknowledged contacts still wait for the database. */
  size: number;
}

// One fdatasync for everybody who came within this time.
const groupCommitMs = 5;
// Bounds what a drain that was cut off has to read again.
const longestSegment = 20_000;

/** Contacts that wait for the database, safe on disk in numbered files. */
export class Outbox {
  readonly #folder: string;
  readonly #segments: Segment[] = [];
  #waiting: Waiting[] = [];
  #isFlushScheduled = false;
  #file: FileHandle | undefined;
  #lastNumber = 0;
  #turn: Promise<void> = Promise.resolve();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Counts what an earlier process left; new contacts go to a new file, past any half-written line. */
  static async open(folder: string): Promise<Outbox> {
    const outbox = new Outbox(folder);
    for (const number of await segmentNumbers(folder)) {
      const segment = { path: segmentPath(folder, number), size: 0 };
      for await (const group of readSegment(segment.path, 1_000)) segment.size += group.length;
      outbox.#segments.push(segment);
      outbox.#lastNumber = number;
    }
    return outbox;
  }

  /** How many acknowledged contacts wait for the database. */
  get size(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.size, 0);
  }

  get isEmpty(): boolean {
    return this.#segments.length === 0;
  }

  /** Resolves when the contact is on disk. */
  append(contact: Contact): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ line: toLine(contact), resolve, reject });
      if (this.#isFlushScheduled) return;
      this.#isFlushScheduled = true;
      setTimeout(() => void this.#inTurn(() => this.#flush()), groupCommitMs);
    });
  }

  /** The files that no longer grow, oldest first; the one being written is closed and belongs to them. */
  async closedSegments(): Promise<Segment[]> {
    let closed: Segment[] = [];
    await this.#inTurn(async () => {
      await this.#closeFile();
      closed = [...this.#segments];
    });
    return closed;
  }

  /** Only for a segment whose every contact is committed in the database. */
  async remove(segment: Segment): Promise<void> {
    await rm(segment.path, { force: true });
    this.#segments.splice(this.#segments.indexOf(segment), 1);
  }

  /** Writing and closing never overlap. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(work);
    return this.#turn;
  }

  async #flush(): Promise<void> {
    this.#isFlushScheduled = false;
    const group = this.#waiting.splice(0);
    try {
      this.#file ??= await this.#openFile();
      await this.#file.appendFile(group.map(({ line }) => line).join(""));
      await this.#file.datasync();
      this.#acknowledge(group);
      if ((this.#segments.at(-1)?.size ?? 0) >= longestSegment) await this.#closeFile();
    } catch {
      for (const { reject } of group) reject(new Refusal(503, "the outbox cannot be written"));
      // The failed write may have left half a line behind.
      await this.#closeFile();
    }
  }

  #acknowledge(group: readonly Waiting[]): void {
    const segment = this.#segments.at(-1);
    if (segment !== undefined) segment.size += group.length;
    for (const { resolve } of group) resolve();
  }

  async #openFile(): Promise<FileHandle> {
    this.#lastNumber += 1;
    const path = segmentPath(this.#folder, this.#lastNumber);
    const file = await open(path, "a");
    this.#segments.push({ path, size: 0 });
    await syncFolder(this.#folder);
    return file;
  }

  async #closeFile(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    // A file that cannot be closed properly is left to itself: what was acknowledged is synced.
    await file?.close().catch(() => undefined);
  }
}
