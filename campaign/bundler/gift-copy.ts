import type pg from "pg";
import { databaseRefusal, Refusal } from "../service/refusal.ts";
import type { Ledger } from "./ledger.ts";

export const copyTables = [
  "CREATE TABLE IF NOT EXISTS gift_copy (id int PRIMARY KEY, raiser int NOT NULL, cents int NOT NULL)",
  "CREATE INDEX IF NOT EXISTS gift_copy_by_raiser ON gift_copy (raiser)",
  // One row: when the copy had all that the ledger had.
  "CREATE TABLE IF NOT EXISTS gift_copy_whole (one bool PRIMARY KEY DEFAULT true CHECK (one), at timestamptz NOT NULL)",
];

const keep = {
  name: "keep-gifts",
  text: "INSERT INTO gift_copy (id, raiser, cents) SELECT * FROM unnest($1::int[], $2::int[], $3::int[]) ON CONFLICT DO NOTHING",
};

const mark = {
  name: "mark-whole",
  text: "INSERT INTO gift_copy_whole (at) VALUES (to_timestamp($1 / 1000.0)) ON CONFLICT (one) DO UPDATE SET at = excluded.at",
};

const totalAsOf = {
  name: "total-as-of",
  text: `SELECT count(id)::int AS gifts, coalesce(sum(cents), 0)::bigint::text AS cents, whole.at
    FROM gift_copy_whole AS whole LEFT JOIN gift_copy ON raiser = $1 GROUP BY whole.at`,
};

interface TotalRow {
  readonly gifts: number;
  readonly cents: string;
  readonly at: Date;
}

/** Our own copy of the ledger's gifts. */
export class GiftCopy {
  readonly #pool: pg.Pool;
  readonly #lagLimitMs: number;
  #wholeAt: number | undefined;

  constructor(pool: pg.Pool, lagLimitMs: number) {
    this.#pool = pool;
    this.#lagLimitMs = lagLimitMs;
  }

  /** Since when the copy may lack gifts, in seconds; nothing before it was whole for the first time. */
  get ageSeconds(): number | null {
    return this.#wholeAt === undefined ? null : Math.round((Date.now() - this.#wholeAt) / 1_000);
  }

  /** Takes over what is new in the ledger. Rejects when the ledger does not answer. */
  async catchUp(ledger: Ledger): Promise<void> {
    const { rows } = await this.#pool.query<{ last: number }>(
      "SELECT coalesce(max(id), 0)::int AS last FROM gift_copy",
    );
    let last = rows[0]?.last ?? 0;
    for (;;) {
      const askedAt = Date.now();
      const gifts = await ledger.after(last);
      if (gifts.length === 0) return await this.#markWhole(askedAt);
      const values = [
        gifts.map(({ id }) => id),
        gifts.map(({ raiser }) => raiser),
        gifts.map(({ cents }) => cents),
      ];
      await this.#pool.query({ ...keep, values });
      last = gifts.at(-1)?.id ?? last;
    }
  }

  /** The total of a raiser with the moment it is of, as JSON; a copy that is too old is refused. */
  async total(raiser: number): Promise<string> {
    const { rows } = await this.#pool
      .query<TotalRow>({ ...totalAsOf, values: [raiser] })
      .catch((error: unknown) => {
        throw databaseRefusal(error);
      });
    const [row] = rows;
    if (row === undefined) throw new Refusal(503, "there is no copy of the gifts yet");
    const ageMs = Date.now() - row.at.getTime();
    if (ageMs > this.#lagLimitMs)
      throw new Refusal(
        503,
        `the copy is ${Math.round(ageMs / 1_000)} s old, too old to go by; ask the finance desk`,
      );
    return JSON.stringify({ raiser, gifts: row.gifts, cents: Number(row.cents), asOf: row.at.toISOString() });
  }

  async #markWhole(at: number): Promise<void> {
    await this.#pool.query({ ...mark, values: [at] });
    this.#wholeAt = at;
  }
}
