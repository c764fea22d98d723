import type pg from "pg";
import { databaseRefusal, Refusal } from "../service/refusal.ts";

export const turfCount = 8;

/** Tables and people; all of it may be carried out again. */
export const coreTables = (people: number): readonly string[] => [
  "CREATE TABLE IF NOT EXISTS people (id int PRIMARY KEY, turf int NOT NULL, name text NOT NULL, reached boolean NOT NULL)",
  `INSERT INTO people SELECT i, 1 + i % ${turfCount}, 'Voter ' || i, i % 3 = 0
   FROM generate_series(1, ${people}) AS i WHERE NOT EXISTS (SELECT FROM people)`,
  "CREATE TABLE IF NOT EXISTS contact_keys (key text PRIMARY KEY)",
  "CREATE TABLE IF NOT EXISTS contacts (key text NOT NULL, person int NOT NULL, outcome text NOT NULL)",
];

const byId = { name: "person", text: "SELECT id, turf, name FROM people WHERE id = $1" };

/** Counts a turf from all people: there is no index, because the cache answers nearly always. */
const turfTotals = {
  name: "turf",
  text: "SELECT count(*)::int AS people, (count(*) FILTER (WHERE reached))::int AS reached FROM people WHERE turf = $1",
};

/** Only a key that is new lets its contact in; a doubled contact would be a second row. */
const insertContact = {
  name: "contact",
  text: `WITH new AS (INSERT INTO contact_keys VALUES ($1) ON CONFLICT DO NOTHING RETURNING key)
    INSERT INTO contacts SELECT key, $2, $3 FROM new`,
};

export interface Contact {
  readonly key: string;
  readonly person: number;
  readonly outcome: string;
}

/** The core's own database. */
export class People {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async find(id: number): Promise<string> {
    const [person] = await this.#query(byId, [id]);
    if (person === undefined) throw new Refusal(404, "no such person");
    return JSON.stringify(person);
  }

  async countTurf(turf: number): Promise<string> {
    const [totals] = await this.#query(turfTotals, [turf]);
    return JSON.stringify({ turf, ...totals });
  }

  /** Resolves when the contact is committed. */
  async store({ key, person, outcome }: Contact): Promise<void> {
    await this.#query(insertContact, [key, person, outcome]);
  }

  /** Whether the database takes no writes, as a replica does. */
  async isReadOnly(): Promise<boolean> {
    const [row] = await this.#query({ name: "recovery", text: "SELECT pg_is_in_recovery() AS is" }, []);
    return row?.["is"] === true;
  }

  async #query(query: pg.QueryConfig, values: unknown[]): Promise<Record<string, unknown>[]> {
    try {
      return (await this.#pool.query<Record<string, unknown>>({ ...query, values })).rows;
    } catch (error) {
      throw databaseRefusal(error);
    }
  }
}
