import type { Codec } from "../service/outbox-segment.ts";

/** A batch of marks as a phone sent it: headquarters reads it, not the relay. */
export interface HeldBatch {
  readonly key: string;
  /** The JSON of the phone, as text. */
  readonly body: string;
}

export const batchOnDisk: Codec<HeldBatch> = {
  write: ({ key, body }) => [key, body],
  read: ([key, body]) => (typeof key === "string" && typeof body === "string" ? { key, body } : undefined),
};
