import type pg from "pg";
import type { Switches } from "../service/switches.ts";
import type { Feed, Manifest, Target } from "./feed.ts";

export type WarehouseSwitch = "whole-feeds" | "load-again" | "reserve" | "kill-rule" | "more-connections";

const targetsTable = (name: string): string =>
  `CREATE TABLE IF NOT EXISTS ${name} (voter int NOT NULL, office int NOT NULL, score int NOT NULL)`;

export const loadTables = [
  targetsTable("targets"),
  targetsTable("targets_good"),
  "CREATE INDEX IF NOT EXISTS targets_by_office ON targets (office, score DESC)",
  "CREATE INDEX IF NOT EXISTS targets_good_by_office ON targets_good (office, score DESC)",
  // What is in each of the two tables.
  `CREATE TABLE IF NOT EXISTS loads (
    name text PRIMARY KEY,
    version int NOT NULL,
    made_at timestamptz NOT NULL,
    rows_in int NOT NULL,
    rows_out int NOT NULL
  )`,
];

/** The table that lists are pulled from, or the last load that was whole. */
export type LoadName = "targets" | "targets_good";

const insertInto = (name: LoadName): string =>
  `INSERT INTO ${name} (voter, office, score) SELECT * FROM unnest($1::int[], $2::int[], $3::int[])`;

const note = `INSERT INTO loads (name, version, made_at, rows_in, rows_out) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (name) DO UPDATE SET version = excluded.version, made_at = excluded.made_at,
    rows_in = excluded.rows_in, rows_out = excluded.rows_out`;

/** Puts a load in place of the one before, in one step for everybody who reads. */
const replace = async (pool: pg.Pool, name: LoadName, manifest: Manifest, targets: readonly Target[]) => {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query("BEGIN");
    await client.query(`DELETE FROM ${name}`);
    const { rowCount } = await client.query(insertInto(name), [
      targets.map(({ voter }) => voter),
      targets.map(({ office }) => office),
      targets.map(({ score }) => score),
    ]);
    await client.query(note, [name, manifest.version, manifest.madeAt, manifest.rows, rowCount]);
    await client.query("COMMIT");
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw failure;
  } finally {
    client.release(failure);
  }
};

/** Loads each new file of the feed. Whatever arrives goes into the table of the lists; only a whole one is also kept as the last good. */
export class Load {
  readonly #pool: pg.Pool;
  readonly #feed: Feed;
  readonly #switches: Switches<WarehouseSwitch>;
  #version = 0;
  #short = 0;

  constructor(pool: pg.Pool, feed: Feed, switches: Switches<WarehouseSwitch>) {
    this.#pool = pool;
    this.#feed = feed;
    this.#switches = switches;
  }

  /** Files that had fewer rows than their manifest tells. */
  get short(): number {
    return this.#short;
  }

  async newest(): Promise<void> {
    const manifest = await this.#feed.manifest();
    if (manifest.version === this.#version) return;
    const targets = await this.#fetch(manifest);
    const isWhole = targets.length === manifest.rows;
    if (!isWhole) this.#short += 1;
    if (isWhole) await replace(this.#pool, "targets_good", manifest, targets);
    if (isWhole || !this.#switches.isOn("whole-feeds"))
      await replace(this.#pool, "targets", manifest, targets);
    this.#version = manifest.version;
  }

  async #fetch(manifest: Manifest): Promise<readonly Target[]> {
    const tries = this.#switches.isOn("load-again") ? 3 : 1;
    let targets: readonly Target[] = [];
    for (let tried = 0; tried < tries && targets.length < manifest.rows; tried += 1)
      targets = await this.#feed.file(manifest.version);
    return targets;
  }
}
