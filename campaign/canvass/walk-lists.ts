import { mkdirSync } from "node:fs";
import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { syncFolder } from "../service/degraded-mode.ts";
import { Refusal } from "../service/refusal.ts";

const doorsInATurf = 40;

/** The doors of the file that walk lists are cut from. */
export const doorTables = (turfs: number): readonly string[] => [
  "CREATE TABLE IF NOT EXISTS doors (id int PRIMARY KEY, turf int NOT NULL, street text NOT NULL, number int NOT NULL)",
  "CREATE INDEX IF NOT EXISTS doors_by_turf ON doors (turf)",
  `INSERT INTO doors (id, turf, street, number)
SELECT id, 1 + (id - 1) / ${doorsInATurf}, (ARRAY['Oak St', 'Elm St', 'Main St', 'Hill Rd'])[1 + id % 4], 2 * (id % ${doorsInATurf}) + 1
FROM generate_series(1, ${turfs * doorsInATurf}) AS id ON CONFLICT DO NOTHING`,
];

const cut = {
  name: "cut-list",
  text: `SELECT id, street, number, last.outcome AS last
FROM doors LEFT JOIN LATERAL (
  SELECT outcome FROM knocks WHERE door = doors.id ORDER BY at DESC LIMIT 1
) AS last ON true
WHERE turf = $1 ORDER BY street, number % 2, number`,
};

/** Cuts the walk list of a turf: its doors in the order of walking, each with what came of the last knock. */
export const cutList = async (database: Pick<pg.Pool, "query">, turf: number): Promise<string> => {
  const { rows } = await database.query({ ...cut, values: [turf] });
  return JSON.stringify({ turf, cutAt: new Date().toISOString(), doors: rows });
};

/** The lists that were cut the night before, a file for each turf. */
export class NightLists {
  readonly #folder: string;
  /** When the last of them was cut; nothing before all of them are there. */
  cutAt: string | undefined;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** Cuts them one after the other, so that the database is not loaded at once; safe on disk when this resolves. */
  async cutAll(database: Pick<pg.Pool, "query">, turfs: number, stopping: AbortSignal): Promise<void> {
    for (let turf = 1; turf <= turfs && !stopping.aborted; turf += 1)
      await this.#write(turf, await cutList(database, turf));
    await syncFolder(this.#folder);
    if (!stopping.aborted) this.cutAt = new Date().toISOString();
  }

  async read(turf: number): Promise<string> {
    try {
      return await readFile(this.#pathOf(turf), "utf8");
    } catch {
      throw new Refusal(503, `no list of turf ${turf} was cut the night before`);
    }
  }

  #pathOf(turf: number): string {
    return join(this.#folder, `turf-${turf}.json`);
  }

  /** Whole or not at all: a list that ends in the middle of a street would be walked to there. */
  async #write(turf: number, list: string): Promise<void> {
    const half = `${this.#pathOf(turf)}.half`;
    const file = await open(half, "w");
    try {
      await file.writeFile(list);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(half, this.#pathOf(turf));
  }
}
