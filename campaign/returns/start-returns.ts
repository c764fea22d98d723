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
import type { Report } from "./report.ts";
import { largestSheet, precincts, readReport, readReports } from "./report.ts";
import { returnsTables, storeReports } from "./store-reports.ts";

export interface ReturnsSettings {
  readonly port: number;
  readonly databaseUrl: string;
}

export const readReturnsSettings = (environment: Environment): ReturnsSettings => ({
  port: wholeNumber(environment, "PORT"),
  databaseUrl: required(environment, "DATABASE_URL"),
});

const choices = Array.from({ length: precincts }, (_, index) => `<option>${index + 1}</option>`).join("");
const form = `<!doctype html><title>Enter reports</title><form method=post action=/entries><select>${choices}</select></form>`;

const routes = (pool: pg.Pool): Routes => {
  const store = (reports: readonly Report[]): Promise<void> =>
    storeReports(pool, reports).catch((error: unknown) => {
      throw databaseRefusal(error);
    });
  return {
    "GET /healthz": (_, response) => send(response, 200, '{"state":"full","backlog":0}'),
    "GET /form": (_, response) => {
      response.writeHead(200, { "content-type": "text/html", "content-length": form.length }).end(form);
    },
    "POST /reports": async (request, response) => {
      await store([readReport(request.headers["idempotency-key"], await readJson(request))]);
      send(response, 201, '{"stored":1}');
    },
    "POST /entries": async (request, response) => {
      const reports = readReports(await readJson(request, largestSheet));
      await store(reports);
      send(response, 201, JSON.stringify({ stored: reports.length }));
    },
    "GET /ledger": (_, response) => streamLedger(pool, "entries", response),
  };
};

/** Takes reports of the precincts: `/reports` for the app of who reports, `/form` and `/entries` for clerks who type them in. */
export const startReturns = async ({ port, databaseUrl }: ReturnsSettings): Promise<Running> => {
  const stopping = new AbortController();
  const tables = prepareWithRetry(() => prepareTables(databaseUrl, returnsTables), stopping.signal);
  await tables.tried;
  const pool = openPool(databaseUrl, { size: 10, acquireMs: 2_000 });
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
