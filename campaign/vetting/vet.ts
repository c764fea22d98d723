import type pg from "pg";
import type { Outbox } from "../service/outbox.ts";
import { databaseRefusal, Refusal } from "../service/refusal.ts";
import { Remote, Unanswered } from "../service/remote.ts";
import type { Switches } from "../service/switches.ts";
import { fetchDonors } from "./export.ts";
import { screen } from "./screen.ts";
import type { Slots } from "./slots.ts";
import type { Order } from "./vetting.ts";
import { file } from "./vetting.ts";

export type VettingSwitch = "again" | "copy" | "reserve" | "wider";

export interface VetAddresses {
  readonly van: string;
  /** Where the vendor's files are copied to when they are made. */
  readonly copy: string;
  readonly registry: string;
}

interface VetParts {
  readonly pool: pg.Pool;
  readonly orders: Outbox<Order>;
  readonly slots: Slots;
  readonly switches: Switches<VettingSwitch>;
  readonly chunk: number;
}

const usualMs = 8_000;
const shortMs = 300;
const connections = 2_000; // the slots set the limit

/** Whether the order may well succeed later as it is: somebody was slow, busy or away. */
const isForLater = (error: unknown): boolean =>
  error instanceof Unanswered || (error instanceof Refusal && (error.status === 429 || error.status === 503));

const refused = (error: unknown): Refusal =>
  error instanceof Unanswered ? new Refusal(504, error.message) : databaseRefusal(error);

/** Vets orders: fetches the donors of a part, asks the registry about each, and files the result once. */
export class Vet {
  readonly #parts: VetParts;
  readonly #van: Remote;
  readonly #copy: Remote;
  readonly #registry: Remote;
  /** Orders that failed for a reason that somebody has to look at. */
  failed = 0;

  constructor(addresses: VetAddresses, parts: VetParts) {
    this.#parts = parts;
    this.#van = new Remote("the donor database", addresses.van, connections);
    this.#copy = new Remote("the copy of the exports", addresses.copy, connections);
    this.#registry = new Remote("the registry", addresses.registry, connections);
  }

  /** Resolves with `filed`, or with `queued` when the order is safe on disk and is vetted later. */
  async take(order: Order): Promise<"filed" | "queued"> {
    const { switches, orders } = this.#parts;
    const isReserved = switches.isOn("reserve");
    try {
      await this.#vet(order, isReserved ? shortMs : usualMs);
      return "filed";
    } catch (error) {
      if (isReserved && isForLater(error)) {
        await orders.append(order);
        return "queued";
      }
      this.failed += 1;
      throw refused(error);
    }
  }

  /** Vets orders that waited; rejects when one of them has to wait longer. */
  async catchUp(orders: readonly Order[]): Promise<void> {
    await Promise.all(orders.map((order) => this.#vet(order, usualMs)));
  }

  close(): void {
    for (const remote of [this.#van, this.#copy, this.#registry]) remote.close();
  }

  async #vet(order: Order, withinMs: number): Promise<void> {
    const { switches, slots, pool, chunk } = this.#parts;
    const donors = await fetchDonors(order.part, {
      jobs: this.#van,
      files: switches.isOn("copy") ? this.#copy : this.#van,
      withinMs,
      tries: switches.isOn("again") ? 3 : 1,
    });
    const screened = await screen(donors, { registry: this.#registry, slots, chunk, withinMs });
    await file(pool, order, screened);
  }
}
