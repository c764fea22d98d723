import { readKey } from "../service/read-key.ts";
import type { Codec } from "../service/outbox-segment.ts";
import { Refusal } from "../service/refusal.ts";
import type { Waiting } from "../service/send-once.ts";

/** A text of a volunteer. Its token comes with the form, so that a button pressed twice is one text. */
export interface Text {
  readonly token: string;
  readonly to: string;
  readonly body: string;
}

/** What somebody answered, as the vendor hands it on. */
export interface Reply {
  readonly key: string;
  readonly from: string;
  readonly body: string;
}

const phoneShape = /^\+1\d{10}$/;

const phoneIn = (value: unknown, name: string): string => {
  if (typeof value === "string" && phoneShape.test(value)) return value;
  throw new Refusal(422, `${name} must be +1 and ten digits`);
};

const wordsIn = (value: unknown): string => {
  if (typeof value === "string" && value.length >= 1 && value.length <= 1_600) return value;
  throw new Refusal(422, "body must be 1 to 1600 characters");
};

interface Sent {
  readonly to?: unknown;
  readonly from?: unknown;
  readonly body?: unknown;
}

const fieldsOf = (json: unknown): Sent => (typeof json === "object" && json !== null ? json : {});

export const readText = (token: string | string[] | undefined, json: unknown): Text => {
  const { to, body } = fieldsOf(json);
  return { token: readKey(token), to: phoneIn(to, "to"), body: wordsIn(body) };
};

export const readReply = (key: string | string[] | undefined, json: unknown): Reply => {
  const { from, body } = fieldsOf(json);
  return { key: readKey(key), from: phoneIn(from, "from"), body: wordsIn(body) };
};

const isText = (value: unknown): value is string => typeof value === "string";

export const textOnDisk: Codec<Waiting<Text>> = {
  write: ({ token, to, body, notBefore }) => [token, to, body, notBefore],
  read: ([token, to, body, notBefore]) =>
    isText(token) && isText(to) && isText(body)
      ? { token, to, body, notBefore: Number(notBefore) }
      : undefined,
};

export const replyOnDisk: Codec<Reply> = {
  write: ({ key, from, body }) => [key, from, body],
  read: ([key, from, body]) =>
    isText(key) && isText(from) && isText(body) ? { key, from, body } : undefined,
};
