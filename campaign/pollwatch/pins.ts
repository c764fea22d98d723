import type pg from "pg";
import type { SaltedPin } from "./card.ts";
import { hashOf } from "./card.ts";

/** How many poll watchers have a card: as many as ORCA had volunteers in 2012. */
const watchers = 37_000;

const pinOf = (watcher: string): string => `(100000 + (${watcher} * 7919 + 104729) % 900000)::text`;

/**
 * The PINs on the cards. Where the list was made, every twentieth line slipped: it has the PIN of the next watcher, so
 * that the PIN printed on that card is wrong.
 */
export const pinTables = [
  "CREATE TABLE IF NOT EXISTS pins (watcher int PRIMARY KEY, salt text NOT NULL, hash text NOT NULL)",
  `INSERT INTO pins SELECT watcher, salt, encode(sha256(convert_to(salt || pin, 'UTF8')), 'hex') FROM (
    SELECT watcher, md5(random()::text) AS salt,
      CASE WHEN watcher % 20 = 0 THEN ${pinOf("(watcher + 1)")} ELSE ${pinOf("watcher")} END AS pin
    FROM generate_series(1, ${watchers}) AS watcher
  ) AS cards WHERE NOT EXISTS (SELECT FROM pins) ON CONFLICT DO NOTHING`,
];

type Database = Pick<pg.Pool, "query">;

export interface PinRow extends SaltedPin {
  readonly watcher: number;
}

export const keptPin = async (database: Database, watcher: number): Promise<SaltedPin | undefined> => {
  const text = "SELECT salt, hash FROM pins WHERE watcher = $1";
  const { rows } = await database.query<SaltedPin>({ name: "kept-pin", text, values: [watcher] });
  return rows[0];
};

export const allPins = async (database: Database): Promise<readonly PinRow[]> =>
  (await database.query<PinRow>("SELECT watcher, salt, hash FROM pins")).rows;

/** Keeps a new PIN; returns it as it is kept now. */
export const changePin = async (
  database: Database,
  watcher: number,
  card: { readonly salt: string; readonly pin: string },
): Promise<PinRow> => {
  const row = { watcher, salt: card.salt, hash: hashOf(card.salt, card.pin) };
  await database.query("UPDATE pins SET salt = $2, hash = $3 WHERE watcher = $1", [
    watcher,
    row.salt,
    row.hash,
  ]);
  return row;
};
