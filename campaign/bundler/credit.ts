import type pg from "pg";
import { raisers } from "../gift-ledger/gifts.ts";
import type { Codec } from "../service/outbox-segment.ts";
import { readKey } from "../service/read-key.ts";
import { Refusal } from "../service/refusal.ts";

/** A raiser wants credit for a gift; the key comes with the form. */
export interface Credit {
  readonly key: string;
  readonly raiser: number;
  readonly gift: number;
}

const isWhole = (value: unknown, most: number): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= most;

export const readRaiser = (value: unknown): number => {
  if (isWhole(value, raisers)) return value;
  throw new Refusal(422, `raiser must be a whole number from 1 to ${raisers}`);
};

export const readCredit = (key: string | string[] | undefined, json: unknown): Credit => {
  const { raiser, gift }: { raiser?: unknown; gift?: unknown } =
    typeof json === "object" && json !== null ? json : {};
  if (!isWhole(gift, 1_000_000_000)) throw new Refusal(422, "gift must be a whole number above 0");
  return { key: readKey(key), raiser: readRaiser(raiser), gift };
};

/** A credit as it waits on disk. */
export const creditOnDisk: Codec<Credit> = {
  write: ({ key, raiser, gift }) => [key, raiser, gift],
  read: ([key, raiser, gift]) =>
    typeof key === "string" ? { key, raiser: Number(raiser), gift: Number(gift) } : undefined,
};

export const creditTables = [
  "CREATE TABLE IF NOT EXISTS credits (key text PRIMARY KEY)",
  // The book of finance. Nothing here hides a credit that was booked twice.
  `CREATE TABLE IF NOT EXISTS bookings (
    key text NOT NULL,
    raiser int NOT NULL,
    gift int NOT NULL,
    standing text NOT NULL,
    booked_at timestamptz NOT NULL DEFAULT now()
  )`,
];

/** `booked`, or `open` for one whose gift the ledger does not know: finance looks at it by hand. */
type Standing = "booked" | "open";

const book = {
  name: "book",
  text: `WITH asked AS (
      SELECT DISTINCT ON (key) * FROM unnest($1::text[], $2::int[], $3::int[], $4::text[]) AS a (key, raiser, gift, standing)
    ), new AS (
      INSERT INTO credits (key) SELECT key FROM asked ON CONFLICT (key) DO NOTHING RETURNING key
    ) INSERT INTO bookings (key, raiser, gift, standing) SELECT asked.* FROM asked JOIN new USING (key)`,
};

/** Books credits, each once, however often it comes. */
export const bookCredits = async (
  pool: pg.Pool,
  credits: readonly Credit[],
  standingOf: (credit: Credit) => Standing,
): Promise<void> => {
  const values = [
    credits.map(({ key }) => key),
    credits.map(({ raiser }) => raiser),
    credits.map(({ gift }) => gift),
    credits.map(standingOf),
  ];
  await pool.query({ ...book, values });
};
