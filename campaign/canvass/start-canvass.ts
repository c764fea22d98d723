import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { openPool, prepareTables } from "../service/database.ts";
import { Drainer } from "../service/drainer.ts";
import { createHttpServer } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import { Outbox } from "../service/outbox.ts";
import { prepareWithRetry } from "../service/prepare-with-retry.ts";
import type { Running } from "../service/program.ts";
import { resizePool } from "../service/resize-pool.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, required, wholeNumber } from "../service/settings.ts";
import { streamLedger } from "../service/stream-ledger.ts";
import type { Health } from "../service/switches.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import { MapTiles } from "./map-tiles.ts";
import type { CanvassParts, CanvassSwitch } from "./routes.ts";
import { walkerRoutes } from "./routes.ts";
import { storeSyncs, syncOnDisk, syncTables } from "./sync.ts";
import { doorTables, NightLists } from "./walk-lists.ts";

export interface CanvassSettings {
  readonly port: number;
  /** The way of the operators: for tables, last night's lists and the ledger. */
  readonly databaseUrl: string;
  readonly listsUrl: string;
  readonly syncsUrl: string;
  readonly tiles: string;
  readonly turfs: number;
  /** Holds last night's lists and the syncs that wait, over a restart too. */
  readonly folder: string;
}

export const readCanvassSettings = (environment: Environment): CanvassSettings => ({
  port: wholeNumber(environment, "PORT"),
  databaseUrl: required(environment, "DATABASE_URL"),
  listsUrl: required(environment, "LISTS_URL"),
  syncsUrl: required(environment, "SYNCS_URL"),
  tiles: httpAddress(environment, "TILES"),
  turfs: wholeNumber(environment, "TURFS", 120),
  folder: required(environment, "CANVASS_DIR"),
});

const usualPool = 10;
const largePool = 40;

const switchesOf = (lists: pg.Pool): Switches<CanvassSwitch> => {
  const switches = new Switches<CanvassSwitch>(["night-lists", "outbox", "large-pool", "repeat"]);
  switches.onChange((name, isOn) => {
    if (name === "large-pool") resizePool(lists, isOn ? largePool : usualPool);
  });
  return switches;
};

const openParts = async ({ listsUrl, syncsUrl, tiles, turfs, folder }: CanvassSettings) => {
  const outboxFolder = join(folder, "syncs");
  mkdirSync(outboxFolder, { recursive: true });
  const lists = openPool(listsUrl, { size: usualPool, acquireMs: 2_000 });
  return {
    turfs,
    lists,
    syncs: openPool(syncsUrl, { size: usualPool, acquireMs: 2_000 }),
    nightLists: new NightLists(join(folder, "lists")),
    outbox: await Outbox.open(outboxFolder, syncOnDisk),
    tiles: new MapTiles(tiles),
    switches: switchesOf(lists),
  };
};

const healthOf = ({ switches, outbox, nightLists }: CanvassParts): Health => {
  const otherwise = switches.isOn("night-lists") ? "static-page" : "full";
  return {
    state: switches.isOn("outbox") ? "queue-writes" : otherwise,
    backlog: outbox.size,
    listsCutAt: nightLists.cutAt ?? null,
  };
};

/** The field app's server: walk lists to carry along, maps, and results that phones sync when they can. */
export const startCanvass = async (settings: CanvassSettings): Promise<Running> => {
  const { databaseUrl, syncsUrl, turfs } = settings;
  const stopping = new AbortController();
  const backPool = openPool(databaseUrl, { size: 2, queryMs: 30_000 });
  const parts = await openParts(settings);
  const tables = prepareWithRetry(async () => {
    await prepareTables(databaseUrl, [...syncTables, ...doorTables(turfs)]);
    await parts.nightLists.cutAll(backPool, turfs, stopping.signal);
  }, stopping.signal);
  await tables.tried;
  const drainPool = openPool(syncsUrl, { size: 2, queryMs: 30_000 });
  const drainer = new Drainer(parts.outbox, (syncs) => storeSyncs(drainPool, syncs));
  const server = createHttpServer({
    ...walkerRoutes(parts),
    "GET /ledger": (_, response) => streamLedger(backPool, "synced", response),
    ...operatorRoutes(parts.switches, () => healthOf(parts)),
  });
  const port = await listen(server, settings.port);
  const draining = drainer.run();
  const close = async (): Promise<void> => {
    await closeServer(server);
    stopping.abort();
    drainer.stop();
    await Promise.all([draining, tables.done]);
    parts.tiles.close();
    await Promise.all([backPool, drainPool, parts.lists, parts.syncs].map((pool) => pool.end()));
  };
  return { port, close };
};
