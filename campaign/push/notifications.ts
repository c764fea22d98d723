import { randomUUID } from "node:crypto";
import { Refusal } from "../service/refusal.ts";

/** A message as the vendor takes it. `reference` is the client's: the vendor keeps it, and makes nothing of it. */
interface Notification {
  readonly to: string;
  readonly reference: string;
  /** A UUID under which the vendor sends once, however often it is asked. */
  readonly idempotencyKey: string | undefined;
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

interface Sent {
  readonly include_aliases?: { readonly external_id?: unknown };
  readonly contents?: { readonly en?: unknown };
  readonly data?: { readonly reference?: unknown };
  readonly idempotency_key?: unknown;
}

const isSent = (body: unknown): body is Sent => typeof body === "object" && body !== null;

const words = {
  contents: "Message Notifications must have English language content",
  to: "You must include which players, segments, or tags you wish to send this notification to.",
  key: "idempotency_key must be a valid UUID",
};

const textIn = (value: unknown, complaint: string): string => {
  if (typeof value === "string" && value !== "") return value;
  throw new Refusal(400, complaint);
};

const keyIn = (value: unknown): string | undefined => {
  if (value === undefined || (typeof value === "string" && uuid.test(value))) return value;
  throw new Refusal(400, words.key);
};

/** Reads a message; refused in the words of the vendor's documentation. */
export const readNotification = (body: unknown): Notification => {
  const { include_aliases: aliases, contents, data, idempotency_key: key }: Sent = isSent(body) ? body : {};
  textIn(contents?.en, words.contents);
  const [to]: readonly unknown[] = Array.isArray(aliases?.external_id) ? aliases.external_id : [];
  const reference = typeof data?.reference === "string" ? data.reference : "";
  return { to: textIn(to, words.to), reference, idempotencyKey: keyIn(key) };
};

/** What the vendor has sent: one without a key, or with another, is another message. */
export class Notifications {
  readonly #sent: string[] = [];
  readonly #byKey = new Map<string, string>();

  /** The id of the message, and whether it was sent before. */
  send({ reference, idempotencyKey }: Notification): { readonly id: string; readonly isReplayed: boolean } {
    const before = idempotencyKey === undefined ? undefined : this.#byKey.get(idempotencyKey);
    if (before !== undefined) return { id: before, isReplayed: true };
    const id = randomUUID();
    if (idempotencyKey !== undefined) this.#byKey.set(idempotencyKey, id);
    this.#sent.push(reference);
    return { id, isReplayed: false };
  }

  get count(): number {
    return this.#sent.length;
  }

  /** The reference of every message that went out, a line each. */
  log(): string {
    return this.#sent.map((reference) => `${reference}\n`).join("");
  }
}
