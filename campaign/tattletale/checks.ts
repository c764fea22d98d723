import type pg from "pg";
import { readKey } from "../service/read-key.ts";
import type { Codec } from "../service/outbox-segment.ts";
import { Refusal } from "../service/refusal.ts";

/** One account that is due for a look; the key names the round and the account. */
export interface Check {
  readonly key: string;
  readonly account: number;
}

export const readCheck = (key: string | string[] | undefined, body: unknown): Check => {
  const account = typeof body === "object" && body !== null && "account" in body ? body.account : undefined;
  if (typeof account === "number" && Number.isInteger(account) && account >= 1 && account <= 1_000)
    return { key: readKey(key), account };
  throw new Refusal(422, "account must be a whole number from 1 to 1000");
};

/** A check as it waits on disk. */
export const checkOnDisk: Codec<Check> = {
  write: ({ key, account }) => [key, account],
  read: ([key, account]) => (typeof key === "string" ? { key, account: Number(account) } : undefined),
};

export const checkTables = [
  `CREATE TABLE IF NOT EXISTS checked (key text PRIMARY KEY)`,
  // A line for each check that really got an answer. Nothing here hides one that was written twice.
  `CREATE TABLE IF NOT EXISTS findings (
    key text NOT NULL,
    account int NOT NULL,
    outcome text NOT NULL,
    checked_at timestamptz NOT NULL DEFAULT now()
  )`,
];

const writeOnce = {
  name: "write-once",
  text: `WITH new AS (INSERT INTO checked (key) VALUES ($1) ON CONFLICT (key) DO NOTHING RETURNING key)
    INSERT INTO findings (key, account, outcome) SELECT key, $2, $3 FROM new`,
};

/** Writes a finding; whether it is new. */
export const writeFinding = async (pool: pg.Pool, check: Check, outcome: string): Promise<boolean> => {
  const { rowCount } = await pool.query({ ...writeOnce, values: [check.key, check.account, outcome] });
  return rowCount === 1;
};
