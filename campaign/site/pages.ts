import type pg from "pg";
import { readKey } from "../service/read-key.ts";
import { Refusal } from "../service/refusal.ts";

const pageCount = 400;

export const pageTables = [
  `CREATE TABLE IF NOT EXISTS pages (id int PRIMARY KEY, title text NOT NULL, views bigint NOT NULL DEFAULT 0)`,
  `INSERT INTO pages (id, title) SELECT i, 'News ' || i FROM generate_series(0, ${pageCount}) AS i ON CONFLICT DO NOTHING`,
  `CREATE TABLE IF NOT EXISTS updates (
    key text PRIMARY KEY,
    page int NOT NULL,
    body text NOT NULL,
    published_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX IF NOT EXISTS updates_by_page ON updates (page, published_at DESC)`,
];

/** What an editor publishes; its key comes with the form. */
export interface Update {
  readonly key: string;
  readonly page: number;
  readonly body: string;
}

const isPage = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= pageCount;

export const readUpdate = (key: string | string[] | undefined, json: unknown): Update => {
  const fields: { page?: unknown; body?: unknown } = typeof json === "object" && json !== null ? json : {};
  if (!isPage(fields.page)) throw new Refusal(422, `page must be a whole number from 0 to ${pageCount}`);
  if (typeof fields.body !== "string" || fields.body.length > 2_000 || fields.body === "")
    throw new Refusal(422, "body must be 1 to 2000 characters");
  return { key: readKey(key), page: fields.page, body: fields.body };
};

const newest = {
  name: "newest",
  text: `SELECT title, (SELECT body FROM updates WHERE page = id ORDER BY published_at DESC LIMIT 1) AS body
    FROM pages WHERE id = $1`,
};

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A page as readers see it, with what was published last. */
export const renderPage = async (pool: pg.Pool, page: number): Promise<string> => {
  const { rows } = await pool.query<{ title: string; body: string | null }>({ ...newest, values: [page] });
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, "no such page");
  return `<!doctype html><title>${escaped(found.title)}</title><h1>${escaped(found.title)}</h1><p>${escaped(found.body ?? "")}</p>`;
};

/** Stores what an editor publishes; a form sent twice is one update. */
export const publish = async (pool: pg.Pool, { key, page, body }: Update): Promise<void> => {
  await pool.query("INSERT INTO updates (key, page, body) VALUES ($1, $2, $3) ON CONFLICT (key) DO NOTHING", [
    key,
    page,
    body,
  ]);
};
