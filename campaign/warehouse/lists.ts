import type pg from "pg";
import { offices } from "../targets-feed/start-targets-feed.ts";
import { readKey } from "../service/read-key.ts";
import { databaseRefusal, Refusal } from "../service/refusal.ts";
import type { LoadName } from "./load.ts";

export const listTables = [
  "CREATE TABLE IF NOT EXISTS pulls (key text PRIMARY KEY, office int NOT NULL)",
  // What the printers of the offices got: nothing in this table stops a list that is printed twice.
  "CREATE TABLE IF NOT EXISTS prints (id bigserial PRIMARY KEY, key text NOT NULL, office int NOT NULL, voters int[] NOT NULL)",
];

export const readOffice = (value: unknown): number => {
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= offices) return value;
  throw new Refusal(422, `office must be a whole number from 1 to ${offices}`);
};

/** An office wants its list printed; the key comes with the form. */
export interface Pull {
  readonly key: string;
  readonly office: number;
}

export const readPull = (key: string | string[] | undefined, json: unknown): Pull => ({
  key: readKey(key),
  office: readOffice(typeof json === "object" && json !== null && "office" in json ? json.office : undefined),
});

interface ListRow {
  readonly voters: readonly number[] | null;
  readonly made_at: Date;
  readonly rows_in: number;
  readonly rows_out: number;
}

const topOf = (name: LoadName, office: string): string =>
  `SELECT array_agg(voter) FROM (SELECT voter FROM ${name} WHERE office = ${office} ORDER BY score DESC LIMIT 20) AS top`;

const listText = (name: LoadName): string =>
  `SELECT made_at, rows_in, rows_out, (${topOf(name, "$1")}) AS voters FROM loads WHERE name = '${name}'`;

/** A list always says how fresh it is, and whether the load that it comes from was whole. */
const stamped = (office: number, { voters, made_at: madeAt, rows_in, rows_out }: ListRow): string =>
  JSON.stringify({
    office,
    voters,
    asOf: madeAt.toISOString(),
    ageSeconds: Math.round((Date.now() - madeAt.getTime()) / 1_000),
    whole: rows_in === rows_out,
  });

const refused = (error: unknown): never => {
  throw databaseRefusal(error);
};

/** The voters whom an office should call first, as JSON. */
export const listOf = async (pool: pg.Pool, name: LoadName, office: number): Promise<string> => {
  const { rows } = await pool
    .query<ListRow>({ name: `list-${name}`, text: listText(name), values: [office] })
    .catch(refused);
  const [row] = rows;
  if (row === undefined) throw new Refusal(503, "nothing was loaded yet");
  if (row.voters === null)
    throw new Refusal(404, `the load of ${row.made_at.toISOString()} has no voters for office ${office}`);
  return stamped(office, row);
};

const printText = (name: LoadName): string =>
  `WITH list AS (SELECT (${topOf(name, "$2")}) AS voters),
    new AS (INSERT INTO pulls (key, office) SELECT $1, $2 FROM list WHERE voters IS NOT NULL ON CONFLICT (key) DO NOTHING RETURNING key),
    printed AS (INSERT INTO prints (key, office, voters) SELECT key, $2, voters FROM new, list)
  SELECT voters IS NOT NULL AS found FROM list`;

/** Has the list of an office printed, once for each key. */
export const print = async (pool: pg.Pool, name: LoadName, { key, office }: Pull): Promise<void> => {
  const { rows } = await pool
    .query<{ found: boolean }>({ name: `print-${name}`, text: printText(name), values: [key, office] })
    .catch(refused);
  if (rows[0]?.found !== true) throw new Refusal(404, `there are no voters for office ${office}`);
};
