import { setTimeout as pause } from "node:timers/promises";
import type { Outbox, Segment } from "./outbox.ts";

// 500 rows every 100 ms: at most 5,000 rows a second, so that live traffic keeps most of the database.
const groupSize = 500;
const betweenGroupsMs = 100;
const firstRetryMs = 200;
const slowestRetryMs = 5_000;

/** Stores a group of items for good; one that is stored already is skipped, since a group may come twice. */
export type Store<T> = (items: readonly T[]) => Promise<void>;

/** Moves the outbox to where its items belong, oldest first, whenever it is not told to wait. */
export class Drainer<T> {
  readonly #outbox: Outbox<T>;
  readonly #store: Store<T>;
  readonly #isHeld: () => boolean;
  readonly #stopping: AbortController = new AbortController();
  #retryMs = firstRetryMs;

  constructor(outbox: Outbox<T>, store: Store<T>, isHeld: () => boolean = () => false) {
    this.#outbox = outbox;
    this.#store = store;
    this.#isHeld = isHeld;
  }

  /** Runs until `stop`. */
  async run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const hasWork = !this.#outbox.isEmpty && !this.#isHeld();
      const waitMs = hasWork ? await this.#drain() : betweenGroupsMs;
      await pause(waitMs);
    }
  }

  stop(): void {
    this.#stopping.abort();
  }

  /** Returns how long to wait before the next try. */
  async #drain(): Promise<number> {
    try {
      for (const segment of await this.#outbox.closedSegments()) await this.#drainSegment(segment);
      this.#retryMs = firstRetryMs;
      return betweenGroupsMs;
    } catch {
      const waitMs = this.#retryMs;
      this.#retryMs = Math.min(this.#retryMs * 2, slowestRetryMs);
      return waitMs;
    }
  }

  async #drainSegment(segment: Segment): Promise<void> {
    const sizeBefore = segment.size;
    try {
      for await (const group of this.#outbox.read(segment, groupSize)) {
        if (this.#isHeld() || this.#stopping.signal.aborted) throw new Error("the drain was interrupted");
        await this.#store(group);
        segment.size = Math.max(0, segment.size - group.length);
        await pause(betweenGroupsMs);
      }
    } catch (error) {
      // The segment is read again from its start; rows that made it are skipped by their key.
      segment.size = sizeBefore;
      throw error;
    }
    await this.#outbox.remove(segment);
  }
}
