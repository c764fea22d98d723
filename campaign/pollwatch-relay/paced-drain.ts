import { setTimeout as pause } from "node:timers/promises";
import type { Outbox } from "../service/outbox.ts";
import type { HeldBatch } from "./held-batch.ts";
import type { Hq } from "./hq.ts";

const lanes = 8;
// As many as one file of the outbox has.
const mostRemembered = 20_000;

interface DrainParts {
  readonly hq: Pick<Hq, "sendOnce">;
  /** For batches that headquarters will never take; people look at them. */
  readonly aside: Outbox<HeldBatch>;
  readonly perSecond: number;
  /** Ends a group that is on its way. */
  readonly stopping: AbortSignal;
}

/** Sends held batches on at a pace that headquarters can take beside what comes in anyway, each once. */
export class PacedDrain {
  readonly #parts: DrainParts;
  /** Keys that headquarters has: their file is read again from its start when one of it fails. */
  readonly #done = new Set<string>();
  #nextAt = 0;

  constructor(parts: DrainParts) {
    this.#parts = parts;
  }

  /** Rejects as soon as headquarters does not take one. */
  readonly carry = async (batches: readonly HeldBatch[]): Promise<void> => {
    const waiting = batches.filter(({ key }) => !this.#done.has(key));
    const lane = async (): Promise<void> => {
      for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
        await this.#turn();
        await this.#carryOne(batch).catch((error: unknown) => {
          waiting.length = 0;
          throw error;
        });
      }
    };
    const ends = await Promise.allSettled(Array.from({ length: lanes }, lane));
    for (const end of ends) if (end.status === "rejected") throw end.reason;
  };

  /** Uneven steps, so that relays that were cut off together do not come back in step. */
  async #turn(): Promise<void> {
    const { perSecond, stopping: signal } = this.#parts;
    signal.throwIfAborted();
    const now = performance.now();
    const at = Math.max(now, this.#nextAt);
    this.#nextAt = at + (1_000 / perSecond) * (0.5 + Math.random());
    if (at > now) await pause(at - now, undefined, { signal });
  }

  async #carryOne(batch: HeldBatch): Promise<void> {
    const { status } = await this.#parts.hq.sendOnce(batch);
    if (status >= 500 || status === 429) throw new Error(`Headquarters answered ${status}.`);
    // One that headquarters will never take must not hold up those behind it.
    if (status >= 400) await this.#parts.aside.append(batch);
    this.#done.add(batch.key);
    const [oldest] = this.#done;
    if (this.#done.size > mostRemembered && oldest !== undefined) this.#done.delete(oldest);
  }
}
