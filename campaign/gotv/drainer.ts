import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { DegradedMode } from "./degraded-mode.ts";
import { insertContacts } from "./insert-contacts.ts";
import type { Outbox, Segment } from "./outbox.ts";
import { readSegment } from "./outbox-segment.ts";

// 500 rows every 100 ms: at most 5,000 rows a second, so that live traffic keeps most of the database.
const groupSize = 500;
const betweenGroupsMs = 100;
const firstRetryMs = 200;
const slowestRetryMs = 5_000;

/** Moves the outbox into the database, oldest first, whenever the service is not degraded. */
export class Drainer {
  readonly #outbox: Outbox;
  readonly #pool: pg.Pool;
  readonly #degraded: DegradedMode;
  readonly #stopping: AbortController = new AbortController();
  #retryMs = firstRetryMs;

  constructor(outbox: Outbox, pool: pg.Pool, degraded: DegradedMode) {
    this.#outbox = outbox;
    this.#pool = pool;
    this.#degraded = degraded;
  }

  /** Runs until `stop`. */
  async run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const hasWork = !this.#outbox.isEmpty && !this.#degraded.isOn;
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
      for await (const group of readSegment(segment.path, groupSize)) {
        if (this.#degraded.isOn || this.#stopping.signal.aborted)
          throw new Error("the drain was interrupted");
        await insertContacts(this.#pool, group);
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
