import type pg from "pg";
import type { Contact } from "./contact.ts";
import { insertContacts } from "./insert-contacts.ts";

interface Waiting {
  readonly contact: Contact;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const gatherMs = 2;
const mostRows = 100;

/** Contacts that arrive within two milliseconds share a connection, a statement and a commit. */
export class ContactBatches {
  readonly #pool: pg.Pool;
  #gathered: Waiting[] = [];

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Resolves once the contact is committed. */
  store(contact: Contact): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#gathered.push({ contact, resolve, reject });
      if (this.#gathered.length === 1) setTimeout(() => void this.#send(), gatherMs);
      if (this.#gathered.length === mostRows) void this.#send();
    });
  }

  async #send(): Promise<void> {
    const batch = this.#gathered;
    this.#gathered = [];
    if (batch.length === 0) return;
    try {
      const client = await this.#pool.connect();
      try {
        await insertContacts(
          client,
          batch.map(({ contact }) => contact),
        );
      } finally {
        client.release();
      }
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
