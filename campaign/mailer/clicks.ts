import type { ServerResponse } from "node:http";
import type pg from "pg";
import type { Routes } from "../service/http-server.ts";
import { databaseRefusal, Refusal } from "../service/refusal.ts";

const linkCount = 200;

export const clickTables = [
  "CREATE TABLE IF NOT EXISTS click_links (id int PRIMARY KEY, url text NOT NULL)",
  `INSERT INTO click_links SELECT id, 'https://give.example.org/page/' || id
   FROM generate_series(1, ${linkCount}) AS id ON CONFLICT DO NOTHING`,
];

/** Where every link leads while nobody looks in the database. */
const stillPage = "https://give.example.org/";

interface ClickParts {
  readonly pool: pg.Pool;
  readonly isStatic: () => boolean;
}

const targetOf = async (pool: pg.Pool, id: number): Promise<string> => {
  const query = { name: "click", text: "SELECT url FROM click_links WHERE id = $1", values: [id] };
  const { rows } = await pool.query<{ url: string }>(query).catch((error: unknown) => {
    throw databaseRefusal(error);
  });
  const url = rows[0]?.url;
  if (url === undefined) throw new Refusal(404, "no such link");
  return url;
};

const redirect = (response: ServerResponse, url: string): void => {
  response.writeHead(302, { location: url, "content-length": 0 }).end();
};

/** The links of every mail lead here: where this does not answer, all mail that was sent is dead. */
export const clickRoute = ({ pool, isStatic }: ClickParts): Routes => ({
  "GET /click": async (request, response) => {
    const id = new URL(request.url ?? "/", "http://mailer").searchParams.get("id") ?? "";
    if (!/^\d{1,6}$/.test(id)) throw new Refusal(400, "id must be a number of a link");
    redirect(response, isStatic() ? stillPage : await targetOf(pool, Number(id)));
  },
});
