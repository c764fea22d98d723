import { Refusal } from "../service/refusal.ts";

export interface Charge {
  readonly id: string;
  readonly key: string;
  readonly cents: number;
}

export const readCents = (body: unknown): number => {
  const cents = typeof body === "object" && body !== null && "cents" in body ? body.cents : undefined;
  if (typeof cents === "number" && Number.isInteger(cents) && cents > 0 && cents <= 10_000_000) return cents;
  throw new Refusal(422, "cents must be a whole number from 1 to 10000000");
};

/** What a payment vendor keeps: one charge for each key, however often it is asked. */
export class Charges {
  readonly #byKey = new Map<string, Charge>();

  /** The charge of this key, and whether it is new. */
  make(key: string, cents: number): { readonly charge: Charge; readonly isNew: boolean } {
    const before = this.#byKey.get(key);
    if (before !== undefined) {
      if (before.cents !== cents) throw new Refusal(409, "this key was used for another amount");
      return { charge: before, isNew: false };
    }
    const charge = { id: `ch_${this.#byKey.size + 1}`, key, cents };
    this.#byKey.set(key, charge);
    return { charge, isNew: true };
  }

  of(key: string): Charge {
    const charge = this.#byKey.get(key);
    if (charge === undefined) throw new Refusal(404, "no such charge");
    return charge;
  }

  /** All keys, a line each, as a vendor's settlement file has them. */
  settlement(): string {
    return [...this.#byKey.keys()].map((key) => `${key}\n`).join("");
  }
}
