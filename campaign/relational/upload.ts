import { readKey } from "../service/read-key.ts";
import type { Codec } from "../service/outbox-segment.ts";
import { Refusal } from "../service/refusal.ts";

/** Phone numbers out of somebody's contacts. The key is made on the phone, so that an upload sent again counts once. */
export interface Upload {
  readonly key: string;
  readonly volunteer: number;
  readonly phones: readonly string[];
}

/** A word to a friend to go and vote, under a key of its own. */
export interface Nudge {
  readonly key: string;
  readonly friend: string;
}

const mostContacts = 200;
const mostVolunteers = 1_000_000;
const phoneShape = /^\+1\d{10}$/;

interface Sent {
  readonly volunteer?: unknown;
  readonly contacts?: unknown;
  readonly friend?: unknown;
}

const fieldsOf = (json: unknown): Sent => (typeof json === "object" && json !== null ? json : {});

const phoneIn = (value: unknown, name: string): string => {
  if (typeof value === "string" && phoneShape.test(value)) return value;
  throw new Refusal(422, `${name} must be +1 and ten digits`);
};

export const readVolunteer = (value: unknown): number => {
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= mostVolunteers)
    return value;
  throw new Refusal(422, `volunteer must be a whole number from 1 to ${mostVolunteers}`);
};

export const readUpload = (key: string | string[] | undefined, json: unknown): Upload => {
  const { volunteer, contacts } = fieldsOf(json);
  if (!Array.isArray(contacts) || contacts.length < 1 || contacts.length > mostContacts)
    throw new Refusal(422, `contacts must be a list of 1 to ${mostContacts} phone numbers`);
  const phones = contacts.map((contact: unknown) => phoneIn(contact, "each of the contacts"));
  return { key: readKey(key), volunteer: readVolunteer(volunteer), phones };
};

export const readNudge = (key: string | string[] | undefined, json: unknown): Nudge => ({
  key: readKey(key),
  friend: phoneIn(fieldsOf(json).friend, "friend"),
});

const isText = (value: unknown): value is string => typeof value === "string";

export const uploadOnDisk: Codec<Upload> = {
  write: ({ key, volunteer, phones }) => [key, volunteer, ...phones],
  read: ([key, volunteer, ...phones]) =>
    isText(key) && phones.length > 0 && phones.every(isText)
      ? { key, volunteer: Number(volunteer), phones }
      : undefined,
};

export const nudgeOnDisk: Codec<Nudge> = {
  write: ({ key, friend }) => [key, friend],
  read: ([key, friend]) => (isText(key) && isText(friend) ? { key, friend } : undefined),
};
