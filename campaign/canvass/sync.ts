import type pg from "pg";
import { readKey } from "../service/read-key.ts";
import type { Codec } from "../service/outbox-segment.ts";
import { Refusal } from "../service/refusal.ts";

const outcomes = ["home", "not-home", "refused", "moved"] as const;
type Outcome = (typeof outcomes)[number];

interface Knock {
  readonly door: number;
  readonly outcome: Outcome;
}

/** What a phone sends after some doors. Its key is made on the phone, once, so that a sync sent again counts once. */
export interface Sync {
  readonly key: string;
  readonly knocks: readonly Knock[];
}

const mostKnocks = 50;
const mostDoors = 10_000_000;

const outcomeOf = (value: unknown): Outcome | undefined => outcomes.find((outcome) => outcome === value);

const readKnock = (value: unknown): Knock => {
  const { door, outcome }: { door?: unknown; outcome?: unknown } =
    typeof value === "object" && value !== null ? value : {};
  const known = outcomeOf(outcome);
  if (known === undefined) throw new Refusal(422, `outcome must be one of ${outcomes.join(", ")}`);
  if (typeof door !== "number" || !Number.isInteger(door) || door < 1 || door > mostDoors)
    throw new Refusal(422, "door must be the number of a door");
  return { door, outcome: known };
};

export const readSync = (key: string | string[] | undefined, body: unknown): Sync => {
  const knocks = typeof body === "object" && body !== null && "knocks" in body ? body.knocks : undefined;
  if (!Array.isArray(knocks) || knocks.length < 1 || knocks.length > mostKnocks)
    throw new Refusal(422, `knocks must be a list of 1 to ${mostKnocks}`);
  return { key: readKey(key), knocks: knocks.map(readKnock) };
};

/** A sync as it waits on disk. */
export const syncOnDisk: Codec<Sync> = {
  write: ({ key, knocks }) => [key, ...knocks.flatMap(({ door, outcome }) => [door, outcome])],
  read: ([key, ...fields]) => {
    const knocks = fields.flatMap((field, index) => {
      const outcome = outcomeOf(fields[index + 1]);
      return index % 2 === 0 && outcome !== undefined ? [{ door: Number(field), outcome }] : [];
    });
    return typeof key === "string" && knocks.length > 0 ? { key, knocks } : undefined;
  },
};

/** Knocks have no key of their own on purpose: a sync that was stored twice is there twice, and the ledger shows it. */
export const syncTables = [
  "CREATE TABLE IF NOT EXISTS sync_keys (key text PRIMARY KEY)",
  `CREATE TABLE IF NOT EXISTS knocks (
    key text NOT NULL,
    line int NOT NULL,
    door int NOT NULL,
    outcome text NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
  )`,
  "CREATE INDEX IF NOT EXISTS knocks_by_door ON knocks (door, at DESC)",
  "CREATE OR REPLACE VIEW synced AS SELECT key FROM knocks WHERE line = 0",
];

const insert = {
  name: "insert-knocks",
  text: `WITH told AS (
  SELECT * FROM unnest($1::text[], $2::int[], $3::int[], $4::text[]) AS told (key, line, door, outcome)
), fresh AS (
  INSERT INTO sync_keys (key) SELECT DISTINCT key FROM told ORDER BY key ON CONFLICT DO NOTHING RETURNING key
)
INSERT INTO knocks (key, line, door, outcome) SELECT key, line, door, outcome FROM told JOIN fresh USING (key)`,
};

/** Stores syncs; one that is stored already is skipped, as is one that comes twice in the same group. */
export const storeSyncs = async (database: Pick<pg.Pool, "query">, syncs: readonly Sync[]): Promise<void> => {
  const once = [...new Map(syncs.map((sync) => [sync.key, sync])).values()];
  const rows = once.flatMap(({ key, knocks }) => knocks.map((knock, line) => ({ key, line, ...knock })));
  const values = [
    rows.map(({ key }) => key),
    rows.map(({ line }) => line),
    rows.map(({ door }) => door),
    rows.map(({ outcome }) => outcome),
  ];
  await database.query({ ...insert, values });
};
