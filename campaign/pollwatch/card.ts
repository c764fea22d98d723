import { createHash, timingSafeEqual } from "node:crypto";
import { Refusal } from "../service/refusal.ts";

/** What a poll watcher types in: the number and the PIN that are printed on the card, as `417-582931`. */
export interface Card {
  readonly watcher: number;
  readonly pin: string;
}

/** A PIN as it is kept: nobody can read it back. */
export interface SaltedPin {
  readonly salt: string;
  readonly hash: string;
}

const cardShape = /^(\d{1,5})-(\d{6})$/;

export const readCard = (value: unknown): Card => {
  const [, watcher, pin] = typeof value === "string" ? (cardShape.exec(value) ?? []) : [];
  if (watcher !== undefined && pin !== undefined) return { watcher: Number(watcher), pin };
  throw new Refusal(422, "card must be a number and a PIN of six digits, such as 417-582931");
};

/** `pinTables` computes the same in SQL. */
export const hashOf = (salt: string, pin: string): string =>
  createHash("sha256")
    .update(salt + pin)
    .digest("hex");

const fits = ({ pin }: Card, { salt, hash }: SaltedPin): boolean => {
  const [typed, kept] = [Buffer.from(hashOf(salt, pin)), Buffer.from(hash)];
  return typed.length === kept.length && timingSafeEqual(typed, kept);
};

/** Refuses a card whose PIN is not the kept one, and says what to do then: mark on, and call. */
export const mustFit = (card: Card, kept: SaltedPin | undefined): void => {
  if (kept !== undefined && fits(card, kept)) return;
  throw new Refusal(
    401,
    "this PIN does not fit the card; mark voters on paper and call the help desk, its number is on the card",
  );
};
