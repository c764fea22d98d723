import type pg from "pg";

/** What became of something that was to be sent; `sending` is one of which only the vendor knows. */
export type Fate = "sending" | "sent" | "withheld";

type Database = Pick<pg.Pool, "query">;

/** Who was sent what, one row for each token: what keeps a message from going out twice. */
export class SendLedger {
  readonly #table: string;

  /** The table's name is the program's own, never a user's. */
  constructor(table: string) {
    this.#table = table;
  }

  get tables(): readonly string[] {
    return [
      `CREATE TABLE IF NOT EXISTS ${this.#table} (
        token text PRIMARY KEY,
        fate text NOT NULL,
        at timestamptz NOT NULL DEFAULT now()
      )`,
    ];
  }

  /** Notes that something is about to be sent; says what was known of it before, if anything. */
  async claim(database: Database, token: string): Promise<Fate | undefined> {
    const claimed = await database.query({
      name: `claim-${this.#table}`,
      text: `INSERT INTO ${this.#table} (token, fate) VALUES ($1, 'sending') ON CONFLICT DO NOTHING`,
      values: [token],
    });
    if (claimed.rowCount === 1) return undefined;
    const { rows } = await database.query<{ fate: Fate }>(
      `SELECT fate FROM ${this.#table} WHERE token = $1`,
      [token],
    );
    return rows[0]?.fate;
  }

  /** Takes a claim back: the vendor said that it did not take it. */
  async unclaim(database: Database, token: string): Promise<void> {
    await database.query(`DELETE FROM ${this.#table} WHERE token = $1 AND fate = 'sending'`, [token]);
  }

  async settle(database: Database, fates: ReadonlyMap<string, Fate>): Promise<void> {
    if (fates.size === 0) return;
    await database.query({
      name: `settle-${this.#table}`,
      text: `INSERT INTO ${this.#table} (token, fate) SELECT * FROM unnest($1::text[], $2::text[])
ON CONFLICT (token) DO UPDATE SET fate = excluded.fate`,
      values: [[...fates.keys()], [...fates.values()]],
    });
  }

  /** Those of the tokens that need nothing more. */
  async settledOf(database: Database, tokens: readonly string[]): Promise<Set<string>> {
    const { rows } = await database.query<{ token: string }>(
      `SELECT token FROM ${this.#table} WHERE token = ANY($1) AND fate <> 'sending'`,
      [tokens],
    );
    return new Set(rows.map(({ token }) => token));
  }
}
