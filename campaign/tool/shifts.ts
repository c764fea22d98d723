import type pg from "pg";
import { readKey } from "../service/read-key.ts";
import { Refusal } from "../service/refusal.ts";

const shiftCount = 2_000;
const mostDays = 28;

// Every tool adds to `calendar` as a mail server would: nothing in that table stops a second entry.
export const shiftTables = [
  "CREATE TABLE IF NOT EXISTS shifts (id int PRIMARY KEY, day int NOT NULL, place text NOT NULL)",
  `INSERT INTO shifts (id, day, place) SELECT i, 1 + i % ${mostDays}, 'Office ' || i % 90
    FROM generate_series(1, ${shiftCount}) AS i ON CONFLICT DO NOTHING`,
  "CREATE INDEX IF NOT EXISTS shifts_by_day ON shifts (day)",
  "CREATE TABLE IF NOT EXISTS assignments (key text PRIMARY KEY, tool text NOT NULL, shift int NOT NULL, person int NOT NULL)",
  "CREATE TABLE IF NOT EXISTS calendar (id bigserial PRIMARY KEY, key text NOT NULL, shift int NOT NULL, person int NOT NULL)",
];

/** Somebody takes a shift; the key comes with the form. */
export interface Assignment {
  readonly key: string;
  readonly shift: number;
  readonly person: number;
}

const isWhole = (value: unknown, most: number): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= most;

export const readAssignment = (key: string | string[] | undefined, json: unknown): Assignment => {
  const { shift, person }: { shift?: unknown; person?: unknown } =
    typeof json === "object" && json !== null ? json : {};
  if (!isWhole(shift, shiftCount))
    throw new Refusal(422, `shift must be a whole number from 1 to ${shiftCount}`);
  if (!isWhole(person, 1_000_000_000)) throw new Refusal(422, "person must be a whole number above 0");
  return { key: readKey(key), shift, person };
};

const ofDay = { name: "of-day", text: "SELECT id, place FROM shifts WHERE day = $1 ORDER BY id LIMIT 20" };

/** The first shifts of a day, as JSON. */
export const shiftsOf = async (pool: pg.Pool, day: number): Promise<string> => {
  if (!isWhole(day, mostDays)) throw new Refusal(422, `day must be a whole number from 1 to ${mostDays}`);
  const { rows } = await pool.query<{ id: number; place: string }>({ ...ofDay, values: [day] });
  return JSON.stringify({ shifts: rows });
};

const assignOnce = {
  name: "assign",
  text: `WITH taken AS (
      INSERT INTO assignments (key, tool, shift, person) VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO NOTHING RETURNING key
    ) INSERT INTO calendar (key, shift, person) SELECT key, $3, $4 FROM taken`,
};

/** Puts an assignment into the calendar; a form sent twice is one entry. */
export const assign = async (pool: pg.Pool, tool: string, assignment: Assignment): Promise<void> => {
  const { key, shift, person } = assignment;
  await pool.query({ ...assignOnce, values: [key, tool, shift, person] });
};
