import type { Contact } from "./contact.ts";
import type { ContactBatches } from "./contact-batches.ts";
import type { DegradedMode } from "../service/degraded-mode.ts";
import type { Outbox } from "../service/outbox.ts";
import { databaseRefusal } from "../service/refusal.ts";

/** Stores contacts where the present state says: in the database or in the outbox. */
export class ContactStore {
  readonly #batches: ContactBatches;
  readonly #outbox: Outbox<Contact>;
  readonly #degraded: DegradedMode;

  constructor(batches: ContactBatches, outbox: Outbox<Contact>, degraded: DegradedMode) {
    this.#batches = batches;
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
    try {
      await this.#batches.store(contact);
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
