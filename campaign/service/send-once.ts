import type pg from "pg";
import type { Outbox } from "./outbox.ts";
import { databaseRefusal, Refusal } from "./refusal.ts";
import { Unanswered } from "./remote.ts";
import type { SendLedger } from "./send-ledger.ts";

/** Longer than something that got no answer can still be on its way. */
export const doubtMs = 5_000;

/** Its token comes with the form, so that a button pressed twice is one message. */
export interface Sendable {
  readonly token: string;
}

/** What a vendor said: it took it, has no room for more now, or will never take this one. */
export type Said = "taken" | "busy" | "never";

/** One that waits. One that the vendor may have already is not asked after before `notBefore`, in epoch milliseconds. */
export type Waiting<T> = T & { readonly notBefore: number };

interface SendParts<T> {
  readonly pool: pg.Pool;
  readonly ledger: SendLedger;
  /** Rejects with `Unanswered` when nobody knows whether the vendor has it. */
  readonly hand: (item: T) => Promise<Said>;
  readonly queueOf: (item: T) => Outbox<Waiting<T>>;
  readonly isQueueing: () => boolean;
}

/** The way of a message to a vendor that knows no keys: at once, or over a queue, and never twice. */
export class SendOnce<T extends Sendable> {
  readonly #parts: SendParts<T>;
  /** What happens to tokens right now; only one thing may. */
  readonly #inHand = new Map<string, "sending" | "waiting">();

  constructor(parts: SendParts<T>) {
    this.#parts = parts;
  }

  /** Resolves when the vendor has it, or it is safe on disk. */
  async send(item: T): Promise<"sent" | "waiting"> {
    const before = this.#inHand.get(item.token);
    if (before === "waiting") return "waiting";
    if (before === "sending") throw new Refusal(409, "this is being sent");
    if (this.#parts.isQueueing()) return await this.#queue(item);
    this.#inHand.set(item.token, "sending");
    try {
      return await this.#sendNow(item);
    } finally {
      if (this.#inHand.get(item.token) === "sending") this.#inHand.delete(item.token);
    }
  }

  /** For what an earlier process left in the queue. */
  remember(items: readonly Sendable[]): void {
    for (const { token } of items) this.#inHand.set(token, "waiting");
  }

  /** For what has left the queue. */
  forget(items: readonly Sendable[]): void {
    for (const { token } of items) this.#inHand.delete(token);
  }

  async #queue(item: T, notBefore = 0): Promise<"waiting"> {
    this.#inHand.set(item.token, "waiting");
    try {
      await this.#parts.queueOf(item).append({ ...item, notBefore });
      return "waiting";
    } catch (error) {
      this.#inHand.delete(item.token);
      throw error;
    }
  }

  async #sendNow(item: T): Promise<"sent" | "waiting"> {
    const { pool, ledger } = this.#parts;
    const before = await ledger.claim(pool, item.token).catch((error: unknown) => {
      throw databaseRefusal(error);
    });
    // Left by a try whose end nobody saw: the queue asks the vendor before it sends.
    if (before === "sending") return await this.#queue(item, Date.now() + doubtMs);
    if (before !== undefined) return "sent";
    await this.#hand(item);
    try {
      await ledger.settle(pool, new Map([[item.token, "sent"]]));
      return "sent";
    } catch {
      return await this.#queue(item, Date.now() + doubtMs);
    }
  }

  async #hand(item: T): Promise<void> {
    const { pool, ledger, hand } = this.#parts;
    let said: Said;
    try {
      said = await hand(item);
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      await this.#queue(item, Date.now() + doubtMs);
      throw new Refusal(504, "it may have gone out; do not send it again");
    }
    if (said === "taken") return;
    // A claim that stays is no harm: the next try finds it, and the vendor is asked.
    await ledger.unclaim(pool, item.token).catch(() => undefined);
    if (said === "never") throw new Refusal(422, "the vendor does not take this one");
    throw new Refusal(503, "the vendor takes no more now");
  }
}
