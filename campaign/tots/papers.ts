import type pg from "pg";
import { databaseRefusal } from "../service/refusal.ts";
import type { Paper } from "./paper.ts";

export const paperTables = [
  `CREATE TABLE IF NOT EXISTS papers (
    place bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key text NOT NULL UNIQUE, title text NOT NULL, text text NOT NULL, names text[], indexed boolean NOT NULL DEFAULT false
  )`,
  "CREATE INDEX IF NOT EXISTS papers_open ON papers (place) WHERE NOT indexed OR names IS NULL",
];

interface Row {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly names: string[] | null;
}

interface OpenRow extends Row {
  readonly indexed: boolean;
}

interface PlacedRow extends Row {
  readonly place: string;
}

/** A paper, and where it stands among all. */
interface Placed {
  readonly paper: Paper;
  readonly place: number;
}

const paperOf = ({ key, title, text, names }: Row): Paper => ({
  key,
  title,
  text,
  names: names ?? undefined,
});

/** Papers in the database: the one place where a text is safe. */
export class Papers {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Resolves when the text is safe; says whether it is new. */
  async store({ key, title, text, names }: Paper): Promise<boolean> {
    const { rowCount } = await this.#query({
      name: "paper",
      text: "INSERT INTO papers (key, title, text, names) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
      values: [key, title, text, names],
    });
    return rowCount === 1;
  }

  /** Names were found: what is in the index is old from now on. */
  async name(papers: readonly Paper[]): Promise<void> {
    await this.#query({
      name: "names",
      text: `UPDATE papers SET indexed = false, names = ARRAY(SELECT jsonb_array_elements_text(found.names))
FROM jsonb_to_recordset($1) AS found (key text, names jsonb) WHERE papers.key = found.key`,
      values: [JSON.stringify(papers.map(({ key, names }) => ({ key, names })))],
    });
  }

  /** They are in the index as they are here. */
  async markIndexed(papers: readonly Paper[]): Promise<void> {
    const [named, unnamed] = [true, false].map((isNamed) =>
      papers.filter(({ names }) => (names !== undefined) === isNamed).map(({ key }) => key),
    );
    await this.#query({
      name: "indexed",
      text: `UPDATE papers SET indexed = true WHERE key = ANY($1) OR (key = ANY($2) AND names IS NULL)`,
      values: [named, unnamed],
    });
  }

  /** What an earlier process left undone. */
  async open(): Promise<readonly { readonly paper: Paper; readonly isIndexed: boolean }[]> {
    const { rows } = await this.#pool.query<OpenRow>(
      "SELECT key, title, text, names, indexed FROM papers WHERE NOT indexed OR names IS NULL ORDER BY place",
    );
    return rows.map((row) => ({ paper: paperOf(row), isIndexed: row.indexed }));
  }

  /** The next papers behind a place. */
  async after(place: number, most: number): Promise<readonly Placed[]> {
    const { rows } = await this.#pool.query<PlacedRow>({
      name: "after",
      text: "SELECT place, key, title, text, names FROM papers WHERE place > $1 ORDER BY papers.place LIMIT $2",
      values: [place, most],
    });
    return rows.map((row) => ({ paper: paperOf(row), place: Number(row.place) }));
  }

  async #query(query: pg.QueryConfig): Promise<pg.QueryResult> {
    return await this.#pool.query(query).catch((error: unknown) => {
      throw databaseRefusal(error);
    });
  }
}
