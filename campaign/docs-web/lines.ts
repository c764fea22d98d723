import type pg from "pg";
import { databaseRefusal } from "../service/refusal.ts";
import type { Line } from "./line.ts";

export const lineTables = [
  "CREATE TABLE IF NOT EXISTS lines (number bigint PRIMARY KEY, key text NOT NULL, words text NOT NULL)",
  "CREATE TABLE IF NOT EXISTS documents (part int PRIMARY KEY, id text NOT NULL)",
];

/** Resolves when the line is stored; two capture nodes may bring the same one, and the first counts. */
export const storeLine = async (pool: pg.Pool, { number, key, words }: Line): Promise<void> => {
  const text = "INSERT INTO lines (number, key, words) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
  await pool.query({ name: "line", text, values: [number, key, words] }).catch((error: unknown) => {
    throw databaseRefusal(error);
  });
};

export const loadLines = async (pool: pg.Pool): Promise<Line[]> => {
  const { rows } = await pool.query<{ number: string; key: string; words: string }>(
    "SELECT number, key, words FROM lines ORDER BY lines.number",
  );
  return rows.map(({ number, key, words }) => ({ number: Number(number), key, words }));
};
