import type pg from "pg";
import type { Contact } from "./contact.ts";
import type { DegradedMode } from "./degraded-mode.ts";
import type { Outbox } from "./outbox.ts";
import { databaseRefusal } from "./refusal.ts";

const insert = {
  name: "store-contact",
  text: `INSERT INTO contacts (key, voter, volunteer, outcome) VALUES ($1, $2, $3, $4)
ON CONFLICT (key) DO NOTHING`,
};

/** Stores contacts where the present state says: in the database or in the outbox. */
export class ContactStore {
  readonly #pool: pg.Pool;
  readonly #outbox: Outbox;
  readonly #degraded: DegradedMode;

  constructor(pool: pg.Pool, outbox: Outbox, degraded: DegradedMode) {
    this.#pool = pool;
    this.#outbox = outbox;
    this.#degraded = degraded;
  }

  /** The HTTP status: 201 stored, 202 safe on disk and on its way. */
  store(contact: Contact): Promise<number> {
    return this.#degraded.unlessOn(
      () => this.#insert(contact),
      () => this.#queue(contact),
    );
  }

  async #insert(contact: Contact): Promise<number> {
    const { key, voter, volunteer, outcome } = contact;
    try {
      const client = await this.#pool.connect();
      try {
        await client.query({ ...insert, values: [key, voter, volunteer, outcome] });
      } finally {
        client.release();
      }
    } catch (error) {
      throw databaseRefusal(error);
    }
    return 201;
  }

  async #queue(contact: Contact): Promise<number> {
    await this.#outbox.append(contact);
    return 202;
  }
}
