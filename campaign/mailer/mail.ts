import { readKey } from "../service/read-key.ts";
import type { Codec } from "../service/outbox-segment.ts";
import { Refusal } from "../service/refusal.ts";
import type { Waiting } from "../service/send-once.ts";

const kinds = ["appeal", "receipt", "newsletter"] as const;

/** What a mail is worth: a newsletter may wait until tomorrow. */
type Kind = (typeof kinds)[number];

/** One mail to one recipient. */
export interface Mail {
  readonly token: string;
  readonly to: string;
  readonly kind: Kind;
}

const addressShape = /^[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,3}$/i;

const isKind = (value: unknown): value is Kind => kinds.some((kind) => kind === value);

export const readMail = (token: string | string[] | undefined, json: unknown): Mail => {
  const { to, kind }: { readonly to?: unknown; readonly kind?: unknown } =
    typeof json === "object" && json !== null ? json : {};
  if (typeof to !== "string" || !addressShape.test(to))
    throw new Refusal(422, "to must be an address such as ann@example.org");
  if (!isKind(kind)) throw new Refusal(422, `kind must be ${kinds.join(", ")}`);
  return { token: readKey(token), to, kind };
};

export const mailOnDisk: Codec<Waiting<Mail>> = {
  write: ({ token, to, kind, notBefore }) => [token, to, kind, notBefore],
  read: ([token, to, kind, notBefore]) =>
    typeof token === "string" && typeof to === "string" && isKind(kind)
      ? { token, to, kind, notBefore: Number(notBefore) }
      : undefined,
};
