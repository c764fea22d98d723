import type pg from "pg";
import type { Codec } from "../service/outbox-segment.ts";
import { readKey } from "../service/read-key.ts";
import { Refusal } from "../service/refusal.ts";

const counties = 4_000;

/** Something wrong at a polling place, as a voter or a watcher told it. Its key comes with the form. */
export interface Incident {
  readonly key: string;
  readonly county: number;
  readonly address: string;
  readonly told: string;
}

export const readCounty = (value: unknown): number => {
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= counties) return value;
  throw new Refusal(422, `county must be a whole number from 1 to ${counties}`);
};

const textIn = (value: unknown, name: string, most: number): string => {
  if (typeof value === "string" && value !== "" && value.length <= most) return value;
  throw new Refusal(422, `${name} must be 1 to ${most} characters`);
};

export const readIncident = (key: string | string[] | undefined, json: unknown): Incident => {
  const fields: { county?: unknown; address?: unknown; told?: unknown } =
    typeof json === "object" && json !== null ? json : {};
  return {
    key: readKey(key),
    county: readCounty(fields.county),
    address: textIn(fields.address, "address", 120),
    told: textIn(fields.told, "told", 1_000),
  };
};

/** An address whose place is still to be found. */
export interface Unplaced {
  readonly key: string;
  readonly address: string;
}

export const unplacedOnDisk: Codec<Unplaced> = {
  write: ({ key, address }) => [key, address],
  read: ([key, address]) =>
    typeof key === "string" && typeof address === "string" ? { key, address } : undefined,
};

export const incidentTables = [
  `CREATE TABLE IF NOT EXISTS incidents (
    key text PRIMARY KEY,
    county int NOT NULL,
    address text NOT NULL,
    told text NOT NULL,
    x float8,
    y float8,
    taken_at timestamptz NOT NULL DEFAULT now()
  )`,
  "CREATE INDEX IF NOT EXISTS incidents_by_county ON incidents (county, taken_at DESC)",
];

/** Stores an incident; a form sent twice is one incident. */
export const storeIncident = async (
  pool: pg.Pool,
  { key, county, address, told }: Incident,
): Promise<void> => {
  const text =
    "INSERT INTO incidents (key, county, address, told) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
  await pool.query({ name: "store-incident", text, values: [key, county, address, told] });
};

/** Notes where incidents are. */
export const placeIncidents = async (
  pool: pg.Pool,
  places: ReadonlyMap<string, { readonly x: number; readonly y: number }>,
): Promise<void> => {
  const text = `UPDATE incidents SET x = place.x, y = place.y
FROM unnest($1::text[], $2::float8[], $3::float8[]) AS place (key, x, y) WHERE incidents.key = place.key`;
  const found = [...places.values()];
  const values = [[...places.keys()], found.map(({ x }) => x), found.map(({ y }) => y)];
  await pool.query({ name: "place-incidents", text, values });
};

/** The newest incidents of a county, for its captain. */
export const newestIncidents = async (pool: pg.Pool, county: number): Promise<readonly unknown[]> => {
  const text = `SELECT address, told, x, y, taken_at FROM incidents WHERE county = $1
ORDER BY taken_at DESC LIMIT 10`;
  return (await pool.query({ name: "newest-incidents", text, values: [county] })).rows;
};
