import type pg from "pg";
import type { Outbox } from "../service/outbox.ts";
import { databaseRefusal } from "../service/refusal.ts";
import type { Smtp } from "../service/smtp.ts";
import type { Switches } from "../service/switches.ts";
import type { Batch } from "./batch.ts";
import { storeBatches } from "./batch.ts";
import type { Card } from "./card.ts";
import { mustFit } from "./card.ts";
import type { PinBook } from "./pin-book.ts";
import { keptPin } from "./pins.ts";
import type { Resets } from "./resets.ts";

/** What the app works with. */
export interface Watch {
  readonly pool: pg.Pool;
  /** For what is done behind the watchers' backs. */
  readonly backPool: pg.Pool;
  readonly smtp: Smtp;
  readonly resets: Resets;
  readonly switches: Switches<"pin-book" | "queue" | "no-resets" | "large-pool">;
  readonly queue: Outbox<Batch>;
  readonly book: PinBook;
  /** How many batches are being taken. */
  readonly inHand: { batches: number };
}

const refused = (error: unknown): never => {
  throw databaseRefusal(error);
};

/** Every call of a watcher asks the PIN store, unless the book does. */
export const checkCard = async ({ switches, book, pool }: Watch, card: Card): Promise<void> => {
  const { watcher } = card;
  const kept = switches.isOn("pin-book") ? book.get(watcher) : await keptPin(pool, watcher).catch(refused);
  mustFit(card, kept);
};

/** Resolves when the batch is stored, or safe on disk. */
export const takeBatch = async (watch: Watch, batch: Batch): Promise<"stored" | "waiting"> => {
  if (watch.switches.isOn("queue")) {
    await watch.queue.append(batch);
    return "waiting";
  }
  await storeBatches(watch.pool, [batch]).catch(refused);
  return "stored";
};
