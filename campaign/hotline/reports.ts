import type pg from "pg";
import { readKey } from "../service/read-key.ts";
import { Refusal } from "../service/refusal.ts";

export const reportTables = [
  `CREATE TABLE IF NOT EXISTS reports (
    key text PRIMARY KEY,
    county int NOT NULL,
    told text NOT NULL,
    taken_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX IF NOT EXISTS reports_by_county ON reports (county, taken_at DESC)`,
];

const counties = 4_000;

/** What a voter tells the hotline; its key comes with the form. */
export interface Report {
  readonly key: string;
  readonly county: number;
  readonly told: string;
}

export const readCounty = (value: unknown): number => {
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= counties) return value;
  throw new Refusal(422, `county must be a whole number from 1 to ${counties}`);
};

export const readReport = (key: string | string[] | undefined, body: unknown): Report => {
  const fields: { county?: unknown; told?: unknown } = typeof body === "object" && body !== null ? body : {};
  const { told } = fields;
  if (typeof told !== "string" || told === "" || told.length > 2_000)
    throw new Refusal(422, "told must be 1 to 2000 characters");
  return { key: readKey(key), county: readCounty(fields.county), told };
};

/** Stores a report; a form sent twice is one report. */
export const storeReport = async (pool: pg.Pool, { key, county, told }: Report): Promise<void> => {
  const text = "INSERT INTO reports (key, county, told) VALUES ($1, $2, $3) ON CONFLICT (key) DO NOTHING";
  await pool.query({ name: "store-report", text, values: [key, county, told] });
};

/** The newest reports of a county. */
export const newestReports = async (pool: pg.Pool, county: number): Promise<readonly unknown[]> => {
  const text = "SELECT told, taken_at FROM reports WHERE county = $1 ORDER BY taken_at DESC LIMIT 10";
  const { rows } = await pool.query<{ told: string }>({ name: "newest-reports", text, values: [county] });
  return rows;
};
