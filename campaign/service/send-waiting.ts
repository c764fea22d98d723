import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Fate, SendLedger } from "./send-ledger.ts";
import type { Said, Sendable, Waiting } from "./send-once.ts";
import { doubtMs } from "./send-once.ts";

const lanes = 40;

interface WaitingParts<T> {
  readonly pool: pg.Pool;
  readonly ledger: SendLedger;
  /** Whether a vendor has taken it before. */
  readonly has: (item: T) => Promise<boolean>;
  /** Rejects with `Unanswered` when nobody knows whether the vendor has it. */
  readonly send: (item: T) => Promise<Said | "withheld">;
}

/** Sends what waited. One may come again, after a crash too: the vendor is asked before it is sent. */
export class SendWaiting<T extends Sendable> {
  readonly #parts: WaitingParts<T>;
  /** What was tried in vain, with when it may be tried again. */
  readonly #notBefore = new Map<string, number>();
  /** What an earlier process tried at its end may still be on its way. */
  readonly #firstAt: number;

  constructor(parts: WaitingParts<T>, isLeft: boolean) {
    this.#parts = parts;
    this.#firstAt = isLeft ? Date.now() + doubtMs : 0;
  }

  /** Rejects when one could not be sent; those that were sent until then are noted. */
  async carry(items: readonly Waiting<T>[]): Promise<void> {
    const { pool, ledger } = this.#parts;
    const once = new Map(items.map((item) => [item.token, item]));
    for (const token of await ledger.settledOf(pool, [...once.keys()])) once.delete(token);
    const fates = new Map<string, Fate>();
    const waiting = [...once.values()];
    const lane = async (): Promise<void> => {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift())
        fates.set(item.token, await this.#carryOne(item));
    };
    const ends = await Promise.allSettled(
      Array.from({ length: lanes }, async () => await this.#untilFailure(lane, waiting)),
    );
    await ledger.settle(pool, fates);
    for (const end of ends) if (end.status === "rejected") throw end.reason;
  }

  /** One lane that fails ends the others: they would only fail too. */
  async #untilFailure(lane: () => Promise<void>, waiting: Waiting<T>[]): Promise<void> {
    try {
      await lane();
    } catch (error) {
      waiting.length = 0;
      throw error;
    }
  }

  async #carryOne(item: Waiting<T>): Promise<Fate> {
    const { has, send } = this.#parts;
    const { token, notBefore } = item;
    const wait = Math.max(notBefore, this.#firstAt, this.#notBefore.get(token) ?? 0) - Date.now();
    if (wait > 0) await pause(wait);
    if (await has(item)) return "sent";
    this.#notBefore.set(token, Date.now() + doubtMs);
    const said = await send(item);
    this.#notBefore.delete(token);
    if (said === "busy") throw new Error("The vendor takes no more now.");
    // One that the vendor will never take must not hold up those behind it.
    return said === "taken" ? "sent" : "withheld";
  }
}
