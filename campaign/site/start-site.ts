import type { IncomingMessage } from "node:http";
import type pg from "pg";
import { openPool, prepareTables } from "../service/database.ts";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import { prepareWithRetry } from "../service/prepare-with-retry.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import { databaseRefusal } from "../service/refusal.ts";
import type { Environment } from "../service/settings.ts";
import { required, wholeNumber } from "../service/settings.ts";
import { streamLedger } from "../service/stream-ledger.ts";
import { pageTables, publish, readUpdate, renderPage } from "./pages.ts";

export interface SiteSettings {
  readonly port: number;
  readonly databaseUrl: string;
}

export const readSiteSettings = (environment: Environment): SiteSettings => ({
  port: wholeNumber(environment, "PORT"),
  databaseUrl: required(environment, "DATABASE_URL"),
});

const pageIn = (request: IncomingMessage): number =>
  Number(new URL(request.url ?? "/", "http://site").searchParams.get("page") ?? 0);

const refused = async <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw databaseRefusal(error);
  });

const routes = (pool: pg.Pool): Routes => ({
  "GET /healthz": (_, response) => send(response, 200, '{"state":"full"}'),
  "GET /news": async (request, response) => {
    const html = await refused(renderPage(pool, pageIn(request)));
    response.writeHead(200, { "content-type": "text/html", "content-length": Buffer.byteLength(html) });
    response.end(html);
  },
  "POST /updates": async (request, response) => {
    const update = readUpdate(request.headers["idempotency-key"], await readJson(request));
    await refused(publish(pool, update));
    send(response, 201, '{"published":true}');
  },
  "GET /ledger": (_, response) => streamLedger(pool, "updates", response),
});

/** The origin of the web site: every page is made from the database when it is asked for. */
export const startSite = async ({ port, databaseUrl }: SiteSettings): Promise<Running> => {
  const stopping = new AbortController();
  const tables = prepareWithRetry(() => prepareTables(databaseUrl, pageTables), stopping.signal);
  await tables.tried;
  const pool = openPool(databaseUrl, { size: 10 });
  const server = createHttpServer(routes(pool));
  const bound = await listen(server, port);
  const close = async (): Promise<void> => {
    await closeServer(server);
    stopping.abort();
    await tables.done;
    await pool.end();
  };
  return { port: bound, close };
};
