import type { IncomingMessage } from "node:http";
import type pg from "pg";
import { openPool, prepareTables } from "../service/database.ts";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import { prepareWithRetry } from "../service/prepare-with-retry.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import type { Environment } from "../service/settings.ts";
import { required, wholeNumber } from "../service/settings.ts";
import { streamLedger } from "../service/stream-ledger.ts";
import { Refusal } from "../service/refusal.ts";
import { builds, readBuild } from "./builds.ts";
import { News } from "./news.ts";
import type { Ride } from "./ride.ts";
import { readPrecinct, readRide, rideTables } from "./ride.ts";

export interface RidesSettings {
  readonly port: number;
  readonly databaseUrl: string;
  readonly build: string;
}

export const readRidesSettings = (environment: Environment): RidesSettings => ({
  port: wholeNumber(environment, "PORT"),
  databaseUrl: required(environment, "DATABASE_URL"),
  build: readBuild(required(environment, "BUILD")),
});

/** How long a driver's app waits for a ride: the longest call of this service. */
const longestCallMs = 2_000;

const precinctIn = (request: IncomingMessage): number =>
  readPrecinct(Number(new URL(request.url ?? "/", "http://rides").searchParams.get("precinct")));

const openIn = async (pool: pg.Pool, precinct: number): Promise<string> => {
  const { rows } = await pool.query<{ key: string }>({
    name: "open-in",
    text: "SELECT key FROM dispatches WHERE precinct = $1 ORDER BY id DESC LIMIT 20",
    values: [precinct],
  });
  return JSON.stringify({ precinct, rides: rows.map(({ key }) => key) });
};

/** Stores a ride as this build does; what is wrong with a statement is told once, not for each call. */
const takerOf = (pool: pg.Pool, build: string) => {
  let isTold = false;
  return async (ride: Ride): Promise<string> => {
    try {
      return (await builds.get(build)?.(pool, ride)) ?? "{}";
    } catch (error) {
      if (!isTold) process.stderr.write(`Build ${build} cannot store rides: ${String(error)}\n`);
      isTold = true;
      throw new Refusal(500, "the ride was not stored");
    }
  };
};

const routes = (pool: pg.Pool, news: News, build: string, take = takerOf(pool, build)): Routes => ({
  "GET /healthz": (_, response) => send(response, 200, JSON.stringify({ state: "full", build })),
  "GET /rides": async (request, response) => send(response, 200, await openIn(pool, precinctIn(request))),
  "GET /rides/next": async (request, response) => {
    const precinct = precinctIn(request);
    const isNew = await news.within(precinct, longestCallMs);
    send(response, 200, isNew ? await openIn(pool, precinct) : JSON.stringify({ precinct, rides: [] }));
  },
  "POST /rides": async (request, response) => {
    const ride = readRide(request.headers["idempotency-key"], await readJson(request));
    send(response, 201, await take(ride));
  },
  "GET /ledger": (_, response) => streamLedger(pool, "dispatches", response),
});

/** One copy of the service that takes rides to the polls, in the build that it is told. */
export const startRides = async ({ port, databaseUrl, build }: RidesSettings): Promise<Running> => {
  const stopping = new AbortController();
  const tables = prepareWithRetry(() => prepareTables(databaseUrl, rideTables), stopping.signal);
  await tables.tried;
  const pool = openPool(databaseUrl, { size: 8, acquireMs: 2_000 });
  const news = new News(databaseUrl);
  const listening = news.listen();
  const server = createHttpServer(routes(pool, news, build));
  const bound = await listen(server, port);
  const close = async (): Promise<void> => {
    await closeServer(server);
    stopping.abort();
    await news.close();
    await Promise.all([listening, tables.done]);
    await pool.end();
  };
  return { port: bound, close };
};
