import type { FileHandle } from "node:fs/promises";
import { open, rm } from "node:fs/promises";
import { syncFolder } from "./degraded-mode.ts";
import type { Codec } from "./outbox-segment.ts";
import { readSegment, segmentNumbers, segmentPath } from "./outbox-segment.ts";
import { Refusal } from "../service/refusal.ts";

interface Waiting {
  readonly line: string;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** One file of the outbox. */
export interface Segment {
  readonly path: string;
  /** How many of its acknowledged items still wait to be stored. */
  size: number;
}

// One fdatasync for everybody who came within this time.
const groupCommitMs = 5;
// Bounds what a drain that was cut off has to read again.
const longestSegment = 20_000;

/** Items that wait to be stored elsewhere, safe on disk in numbered files. */
export class Outbox<T> {
  readonly #folder: string;
  readonly #codec: Codec<T>;
  readonly #segments: Segment[] = [];
  #waiting: Waiting[] = [];
  #isFlushScheduled = false;
  #file: FileHandle | undefined;
  #lastNumber = 0;
  #turn: Promise<void> = Promise.resolve();

  private constructor(folder: string, codec: Codec<T>) {
    this.#folder = folder;
    this.#codec = codec;
  }

  /** Counts what an earlier process left; new items go to a new file, past any half-written line. */
  static async open<T>(folder: string, codec: Codec<T>): Promise<Outbox<T>> {
    const outbox = new Outbox(folder, codec);
    for (const number of await segmentNumbers(folder)) {
      const segment = { path: segmentPath(folder, number), size: 0 };
      for await (const group of readSegment(segment.path, codec, 1_000)) segment.size += group.length;
      outbox.#segments.push(segment);
      outbox.#lastNumber = number;
    }
    return outbox;
  }

  /** How many acknowledged items wait to be stored. */
  get size(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.size, 0);
  }

  get isEmpty(): boolean {
    return this.#segments.length === 0;
  }

  /** Resolves when the item is on disk. */
  append(item: T): Promise<void> {
    return new Promise((resolve, reject) => {
      const line = `${JSON.stringify(this.#codec.write(item))}\n`;
      this.#waiting.push({ line, resolve, reject });
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

  /** The items of a closed file, in groups. */
  read(segment: Segment, groupSize: number): AsyncGenerator<T[]> {
    return readSegment(segment.path, this.#codec, groupSize);
  }

  /** Only for a segment whose every item is stored elsewhere for good. */
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
