import { randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { EventEmitter, once } from "node:events";
import type pg from "pg";
import { databaseRefusal, Refusal } from "../service/refusal.ts";
import { Unanswered } from "../service/remote.ts";
import type { Smtp } from "../service/smtp.ts";
import type { PinRow } from "./pins.ts";
import { changePin, keptPin } from "./pins.ts";

export const resetTables = [
  "CREATE TABLE IF NOT EXISTS resets (watcher int PRIMARY KEY, code text NOT NULL, at timestamptz NOT NULL)",
];

const keepCode = `INSERT INTO resets (watcher, code, at) VALUES ($1, $2, now())
ON CONFLICT (watcher) DO UPDATE SET code = excluded.code, at = excluded.at`;
const takeCode = "DELETE FROM resets WHERE watcher = $1 AND at > now() - interval '1 hour' RETURNING code";

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const ignore = (): void => undefined;

const refused = (error: unknown): Refusal =>
  error instanceof Unanswered ? new Refusal(504, "the mail did not go out") : databaseRefusal(error);

/** Lets a watcher whose PIN is wrong have a new one: a code by mail, and a new PIN for the code. */
export class Resets {
  readonly #pool: pg.Pool;
  readonly #smtp: Smtp;
  readonly #off = new EventEmitter().setMaxListeners(0);
  isOff = false;
  /** Mails that the mail service has not taken yet. */
  mailing = 0;

  constructor(pool: pg.Pool, smtp: Smtp) {
    this.#pool = pool;
    this.#smtp = smtp;
  }

  /** Switched off, those under way are given up too. */
  turnOff(isOff: boolean): void {
    this.isOff = isOff;
    if (isOff) this.#off.emit("off");
  }

  /** Resolves with whether the mail with the code has gone out; it does not while resets are switched off. */
  async mailCode(watcher: number): Promise<boolean> {
    if (this.isOff) return false;
    const stopping = new AbortController();
    try {
      const isMailed = this.#inTransaction((client) => this.#mail(client, watcher), stopping.signal);
      const isGivenUp = once(this.#off, "off", { signal: stopping.signal }).then(() => false);
      // Whichever comes second has nobody left who waits for it.
      isGivenUp.catch(() => undefined);
      isMailed.catch(() => undefined);
      return await Promise.race([isMailed, isGivenUp]);
    } catch (error) {
      throw refused(error);
    } finally {
      stopping.abort();
    }
  }

  /** Takes the code, and keeps the new PIN. A code serves for one try. */
  async changePin(watcher: number, code: string, pin: string): Promise<PinRow> {
    const { rows } = await this.#pool.query<{ code: string }>(takeCode, [watcher]);
    const mailed = rows[0]?.code;
    if (mailed === undefined || !same(mailed, code))
      throw new Refusal(401, "this code is not the mailed one");
    return await changePin(this.#pool, watcher, { salt: randomBytes(16).toString("hex"), pin });
  }

  /** So that no code is kept that was not mailed, both are one transaction. */
  async #mail(client: pg.PoolClient, watcher: number): Promise<boolean> {
    if ((await keptPin(client, watcher)) === undefined) throw new Refusal(404, "no such watcher");
    const code = String(randomInt(100_000_000)).padStart(8, "0");
    await client.query(keepCode, [watcher, code]);
    await this.#handOver(watcher, code);
    return true;
  }

  async #handOver(watcher: number, code: string): Promise<void> {
    this.mailing += 1;
    try {
      const said = await this.#smtp.send({
        to: `watcher${watcher}@example.org`,
        subject: "Your code for a new PIN",
        text: code,
        reference: `reset-${watcher}`,
      });
      if (said !== "taken") throw new Refusal(503, "the mail service takes no more now");
    } finally {
      this.mailing -= 1;
    }
  }

  async #inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>, stopping: AbortSignal): Promise<T> {
    const client = await this.#pool.connect();
    client.on("error", ignore);
    let isHeld = true;
    const giveBack = (isBroken: boolean): void => {
      if (isHeld) client.off("error", ignore).release(isBroken);
      isHeld = false;
    };
    // In a state that nobody knows, so it does not go back to the pool.
    stopping.addEventListener("abort", () => giveBack(true), { once: true });
    try {
      stopping.throwIfAborted();
      await client.query("BEGIN");
      const value = await work(client);
      await client.query("COMMIT");
      giveBack(false);
      return value;
    } finally {
      giveBack(true);
    }
  }
}
