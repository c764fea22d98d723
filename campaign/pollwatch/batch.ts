import type pg from "pg";
import type { Codec } from "../service/outbox-segment.ts";
import { readKey } from "../service/read-key.ts";
import { Refusal } from "../service/refusal.ts";

/** Voters that a watcher saw vote: one batch for every five. Its key comes from the phone, which may send it again. */
export interface Batch {
  readonly key: string;
  readonly watcher: number;
  /** Their lines on the list of the precinct. */
  readonly voters: readonly number[];
}

const mostVoters = 5;

const isLine = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 9_999;

const areLines = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length >= 1 && value.length <= mostVoters && value.every(isLine);

export const readBatch = (key: string | string[] | undefined, watcher: number, voters: unknown): Batch => {
  if (!areLines(voters)) throw new Refusal(422, "voters must be 1 to 5 lines of the list, from 1 to 9999");
  return { key: readKey(key), watcher, voters };
};

export const batchOnDisk: Codec<Batch> = {
  write: ({ key, watcher, voters }) => [key, watcher, voters],
  read: ([key, watcher, voters]) =>
    typeof key === "string" && areLines(voters) ? { key, watcher: Number(watcher), voters } : undefined,
};

export const batchTables = [
  "CREATE TABLE IF NOT EXISTS batches (key text PRIMARY KEY, watcher int NOT NULL)",
  // No key of their own: a mark that is stored twice is there twice, and can be seen.
  `CREATE TABLE IF NOT EXISTS marks (
    batch text NOT NULL,
    place int NOT NULL,
    places int NOT NULL,
    watcher int NOT NULL,
    voter int NOT NULL
  )`,
  "CREATE INDEX IF NOT EXISTS marks_by_watcher ON marks (watcher)",
  // A batch counts when all of its marks are there, and as often as the most frequent of them.
  `CREATE OR REPLACE VIEW stored_batches AS
    SELECT batch AS key FROM (
      SELECT batch, max(times) AS times FROM (
        SELECT batch, place, places, count(*) AS times FROM marks GROUP BY batch, place, places
      ) AS each_mark GROUP BY batch, places HAVING count(*) = places
    ) AS whole, generate_series(1, whole.times)`,
];

const insert = `WITH sent (key, watcher, voters) AS (SELECT * FROM unnest($1::text[], $2::int[], $3::text[])),
fresh AS (INSERT INTO batches (key, watcher) SELECT key, watcher FROM sent ON CONFLICT DO NOTHING RETURNING key)
INSERT INTO marks (batch, place, places, watcher, voter)
SELECT key, mark.place, jsonb_array_length(voters::jsonb), watcher, mark.voter::int
FROM sent JOIN fresh USING (key), jsonb_array_elements_text(voters::jsonb) WITH ORDINALITY AS mark (voter, place)`;

/** Stores batches whole; one that is stored already is skipped. */
export const storeBatches = async (
  database: Pick<pg.Pool, "query">,
  batches: readonly Batch[],
): Promise<void> => {
  const once = [...new Map(batches.map((batch) => [batch.key, batch])).values()];
  const values = [
    once.map(({ key }) => key),
    once.map(({ watcher }) => watcher),
    once.map(({ voters }) => JSON.stringify(voters)),
  ];
  await database.query({ name: "store-batches", text: insert, values });
};

/** The strike list of a watcher's precinct: who has voted, and need not be called. */
export const struckBy = async (pool: pg.Pool, watcher: number): Promise<readonly number[]> => {
  const text = "SELECT DISTINCT voter FROM marks WHERE watcher = $1 ORDER BY voter";
  const { rows } = await pool.query<{ voter: number }>({ name: "struck", text, values: [watcher] });
  return rows.map(({ voter }) => voter);
};
