import type pg from "pg";
import { readKey } from "../service/read-key.ts";
import type { Codec } from "../service/outbox-segment.ts";
import { Refusal } from "../service/refusal.ts";

/** One part of an export that somebody wants vetted; the key comes with the order. */
export interface Order {
  readonly key: string;
  readonly part: number;
}

export const readOrder = (key: string | string[] | undefined, body: unknown): Order => {
  const part = typeof body === "object" && body !== null && "part" in body ? body.part : undefined;
  if (typeof part === "number" && Number.isInteger(part) && part >= 1 && part <= 100_000)
    return { key: readKey(key), part };
  throw new Refusal(422, "part must be a whole number from 1 to 100000");
};

/** An order as it waits on disk. */
export const orderOnDisk: Codec<Order> = {
  write: ({ key, part }) => [key, part],
  read: ([key, part]) => (typeof key === "string" ? { key, part: Number(part) } : undefined),
};

export const vettingTables = [
  `CREATE TABLE IF NOT EXISTS vetted (key text PRIMARY KEY, part int NOT NULL)`,
  // What compliance gets: a line for each vetting. Nothing here hides one that was filed twice.
  `CREATE TABLE IF NOT EXISTS filed (
    key text NOT NULL,
    donors int NOT NULL,
    listed int NOT NULL,
    filed_at timestamptz NOT NULL DEFAULT now()
  )`,
];

const fileOnce = {
  name: "file-once",
  text: `WITH new AS (INSERT INTO vetted (key, part) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING RETURNING key)
    INSERT INTO filed (key, donors, listed) SELECT key, $3, $4 FROM new`,
};

/** What the registry said of all donors of a part. */
export interface Screened {
  readonly donors: number;
  readonly listed: number;
}

/** Files the result of an order; one that is filed already is skipped. */
export const file = async (pool: pg.Pool, { key, part }: Order, screened: Screened): Promise<void> => {
  await pool.query({ ...fileOnce, values: [key, part, screened.donors, screened.listed] });
};

/** How many vettings are filed, and of how many donors. */
export const summary = async (pool: pg.Pool): Promise<unknown> => {
  const text = "SELECT count(*)::int AS vettings, coalesce(sum(donors), 0)::int AS donors FROM filed";
  const { rows } = await pool.query<{ vettings: number; donors: number }>({ name: "summary", text });
  return rows[0];
};
