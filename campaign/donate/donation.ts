import { readCents } from "../payment/charges.ts";
import { readKey } from "../service/read-key.ts";
import type { Codec } from "../service/outbox-segment.ts";

/** A gift: its key comes with the form, so that a form sent twice is one gift. */
export interface Donation {
  readonly key: string;
  readonly cents: number;
}

export const readDonation = (key: string | string[] | undefined, body: unknown): Donation => ({
  key: readKey(key),
  cents: readCents(body),
});

export type VendorName = "a" | "b";

/** A gift of which nobody knows whether this vendor has charged for it, or whether it is stored. */
export interface Doubt extends Donation {
  readonly vendor: VendorName;
}

/** A doubt as it waits on disk. */
export const doubtOnDisk: Codec<Doubt> = {
  write: ({ key, cents, vendor }) => [key, cents, vendor],
  read: ([key, cents, vendor]) =>
    typeof key === "string" && (vendor === "a" || vendor === "b")
      ? { key, cents: Number(cents), vendor }
      : undefined,
};
