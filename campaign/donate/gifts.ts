import type pg from "pg";
import type { Outbox } from "../service/outbox.ts";
import type { Donation, Doubt, VendorName } from "./donation.ts";
import type { Vendors } from "./vendors.ts";
import { InDoubt } from "./vendors.ts";

export const giftTables = [
  `CREATE TABLE IF NOT EXISTS gifts (
    key text PRIMARY KEY,
    cents int NOT NULL,
    vendor text NOT NULL,
    given_at timestamptz NOT NULL DEFAULT now()
  )`,
];

const insert = {
  name: "insert-gifts",
  text: "INSERT INTO gifts (key, cents, vendor) SELECT * FROM unnest($1::text[], $2::int[], $3::text[]) ON CONFLICT (key) DO NOTHING",
};

/** Stores gifts that a vendor has charged for; one that is stored already is skipped. */
const storeGifts = async (database: Pick<pg.Pool, "query">, gifts: readonly Doubt[]): Promise<void> => {
  if (gifts.length === 0) return;
  const values = [
    gifts.map(({ key }) => key),
    gifts.map(({ cents }) => cents),
    gifts.map(({ vendor }) => vendor),
  ];
  await database.query({ ...insert, values });
};

interface GiftParts {
  readonly vendors: Vendors;
  readonly pool: pg.Pool;
  readonly doubts: Outbox<Doubt>;
}

/** The way of a gift: charged once, stored once, and asked after when an answer did not come. */
export class Gifts {
  readonly #parts: GiftParts;

  constructor(parts: GiftParts) {
    this.#parts = parts;
  }

  /** Resolves with who has charged the card, when the gift is stored or safe on disk. */
  async give(donation: Donation): Promise<VendorName> {
    const { vendors, pool, doubts } = this.#parts;
    const vendor = vendors.current;
    try {
      await vendors.charge(vendor, donation);
    } catch (error) {
      // The card may be charged: a charge that is not stored would be money without a donor.
      if (error instanceof InDoubt) await doubts.append({ ...donation, vendor });
      throw error;
    }
    const gift = { ...donation, vendor };
    await storeGifts(pool, [gift]).catch(() => doubts.append(gift));
    return vendor;
  }

  /** Asks the vendors what became of gifts in doubt, and stores those that were charged. */
  async settle(doubts: readonly Doubt[]): Promise<void> {
    const { vendors, pool } = this.#parts;
    const charged: Doubt[] = [];
    for (const doubt of doubts) if (await vendors.hasCharged(doubt)) charged.push(doubt);
    await storeGifts(pool, charged);
  }
}
