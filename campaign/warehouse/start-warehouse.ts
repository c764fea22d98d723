import type { IncomingMessage } from "node:http";
import type pg from "pg";
import { openPool, prepareTables } from "../service/database.ts";
import { every } from "../service/every.ts";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import { prepareWithRetry } from "../service/prepare-with-retry.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import { resizePool } from "../service/resize-pool.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, required, wholeNumber } from "../service/settings.ts";
import { streamLedger } from "../service/stream-ledger.ts";
import type { Health } from "../service/switches.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import { Exports, exportTables, looksEveryMs } from "./exports.ts";
import { Feed } from "./feed.ts";
import { listOf, listTables, print, readOffice, readPull } from "./lists.ts";
import type { LoadName, WarehouseSwitch } from "./load.ts";
import { Load, loadTables } from "./load.ts";

export interface WarehouseSettings {
  readonly port: number;
  readonly databaseUrl: string;
  readonly feed: string;
}

export const readWarehouseSettings = (environment: Environment): WarehouseSettings => ({
  port: wholeNumber(environment, "PORT"),
  databaseUrl: required(environment, "DATABASE_URL"),
  feed: httpAddress(environment, "FEED"),
});

const usualConnections = 10;
const moreConnections = 30;
const reservedConnections = 6;
const betweenLoadsMs = 500;
const freshnessWithinMs = 400;

/** All connections that the warehouse gives: one pool for everybody, and one that only lists get while `reserve` is on. */
interface Pools {
  readonly shared: pg.Pool;
  readonly reserved: pg.Pool;
  readonly loads: pg.Pool;
}

const openPools = (databaseUrl: string): Pools => ({
  shared: openPool(databaseUrl, { size: usualConnections, acquireMs: 2_000 }),
  reserved: openPool(databaseUrl, { size: reservedConnections, acquireMs: 1_000 }),
  loads: openPool(databaseUrl, { size: 1, acquireMs: 5_000, queryMs: 20_000 }),
});

const officeIn = (request: IncomingMessage): number =>
  readOffice(Number(new URL(request.url ?? "/", "http://warehouse").searchParams.get("office")));

const routes = (pools: Pools, feed: Feed, exports: Exports, switches: Switches<WarehouseSwitch>): Routes => {
  const pool = (): pg.Pool => (switches.isOn("reserve") ? pools.reserved : pools.shared);
  const name = (): LoadName => (switches.isOn("whole-feeds") ? "targets_good" : "targets");
  return {
    "GET /list": async (request, response) =>
      send(response, 200, await listOf(pool(), name(), officeIn(request))),
    "POST /prints": async (request, response) => {
      await print(pool(), name(), readPull(request.headers["idempotency-key"], await readJson(request)));
      send(response, 201, '{"printed":true}');
    },
    // What the source has now; lists tell themselves what they are of.
    "GET /newest": async (_, response) => {
      const newest = await feed.manifestWithin(freshnessWithinMs).catch(() => null);
      send(response, 200, JSON.stringify({ newest }));
    },
    "GET /export": (_, response) => exports.run(pools.shared, response),
    "GET /ledger": (_, response) => streamLedger(pools.reserved, "prints", response),
  };
};

const switchesOf = ({ shared }: Pools): Switches<WarehouseSwitch> => {
  const names = ["whole-feeds", "load-again", "reserve", "kill-rule", "more-connections"] as const;
  const switches = new Switches<WarehouseSwitch>(names);
  switches.onChange((name, isOn) => {
    if (name === "more-connections") resizePool(shared, isOn ? moreConnections : usualConnections);
  });
  return switches;
};

const healthOf = (shared: pg.Pool, load: Load, exports: Exports): Health => ({
  state: "full",
  backlog: 0,
  connectionsUsed: shared.totalCount - shared.idleCount,
  connectionsWaited: shared.waitingCount,
  shortFiles: load.short,
  killed: exports.killed,
});

/** The warehouse: targets that are loaded all the time, lists that offices pull, and analysts beside them. */
export const startWarehouse = async ({
  port,
  databaseUrl,
  feed: url,
}: WarehouseSettings): Promise<Running> => {
  const stopping = new AbortController();
  const allTables = [...loadTables, ...listTables, ...exportTables];
  const tables = prepareWithRetry(() => prepareTables(databaseUrl, allTables), stopping.signal);
  await tables.tried;
  const pools = openPools(databaseUrl);
  const switches = switchesOf(pools);
  const feed = new Feed(url);
  const load = new Load(pools.loads, feed, switches);
  const exports = new Exports();
  const server = createHttpServer({
    ...routes(pools, feed, exports, switches),
    ...operatorRoutes(switches, () => healthOf(pools.shared, load, exports)),
  });
  const killLong = async (): Promise<void> => {
    if (switches.isOn("kill-rule")) exports.kill();
  };
  const bound = await listen(server, port);
  const working = [
    every(betweenLoadsMs, () => load.newest(), stopping.signal),
    every(looksEveryMs, killLong, stopping.signal),
  ];
  const close = async (): Promise<void> => {
    await closeServer(server);
    stopping.abort();
    feed.close();
    await Promise.all([...working, tables.done]);
    await Promise.all(Object.values(pools).map((pool: pg.Pool) => pool.end()));
  };
  return { port: bound, close };
};
