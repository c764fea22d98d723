import { Refusal } from "./refusal.ts";

// One line of printable ASCII, because the ledger lists one key per line.
const keyShape = /^[\x21-\x7e]{1,200}$/;

/** The key under which a write counts once, however often it is sent. */
export const readKey = (key: string | string[] | undefined): string => {
  if (typeof key === "string" && keyShape.test(key)) return key;
  throw new Refusal(400, "Idempotency-Key must be 1 to 200 printable characters");
};
