import type { Codec } from "../service/outbox-segment.ts";
import { Refusal } from "../service/refusal.ts";

/** What a volunteer reports after a call. */
export interface Contact {
  readonly key: string;
  readonly voter: number;
  readonly volunteer: number;
  readonly outcome: string;
}

const isId = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 0x7fff_ffff;

const outcomeShape = /^[\w -]{1,64}$/;

interface Fields {
  readonly voter?: unknown;
  readonly volunteer?: unknown;
  readonly outcome?: unknown;
}

const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null;

export const readContact = (key: string, body: unknown): Contact => {
  const { voter, volunteer, outcome }: Fields = isObject(body) ? body : {};
  if (!isId(voter)) throw new Refusal(400, "voter must be a whole number");
  if (!isId(volunteer)) throw new Refusal(400, "volunteer must be a whole number");
  if (typeof outcome !== "string" || !outcomeShape.test(outcome)) {
    throw new Refusal(400, "outcome must be 1 to 64 letters, digits, spaces, - or _");
  }
  return { key, voter, volunteer, outcome };
};

/** A contact as it waits on disk. */
export const contactOnDisk: Codec<Contact> = {
  write: ({ key, voter, volunteer, outcome }) => [key, voter, volunteer, outcome],
  read: ([key, voter, volunteer, outcome]) =>
    typeof key === "string" && typeof outcome === "string"
      ? { key, voter: Number(voter), volunteer: Number(volunteer), outcome }
      : undefined,
};
