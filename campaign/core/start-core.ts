import type pg from "pg";
import { CacheClient } from "../cache/client.ts";
import { openPool, prepareTables } from "../service/database.ts";
import { every } from "../service/every.ts";
import { createHttpServer } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import { prepareWithRetry } from "../service/prepare-with-retry.ts";
import type { Running } from "../service/program.ts";
import type { Health } from "../service/switches.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import { coreTables, People } from "./people.ts";
import type { CoreParts } from "./routes.ts";
import { appRoutes, ledgerRoute } from "./routes.ts";
import type { CoreSettings } from "./settings.ts";
import { Turfs } from "./turfs.ts";
import type { VendorSwitch } from "./vendor.ts";
import { Vendor } from "./vendor.ts";
import { Workers } from "./workers.ts";

type CoreSwitch = VendorSwitch | "coalescing" | "bigger-pool" | "patience" | "more-workers";

const coreSwitches: readonly CoreSwitch[] = [
  "deadlines",
  "bulkheads",
  "coalescing",
  "bigger-pool",
  "patience",
  "more-workers",
];

const usualWorkers = 80;
const manyWorkers = 800;
const timesBiggerPool = 4;
const usualPatienceMs = 400;
const longPatienceMs = 5_000;
const lookEveryMs = 250;

interface Reach {
  readonly pool: pg.Pool;
  readonly workers: Workers;
  readonly turfs: Turfs;
}

const obey = (switches: Switches<CoreSwitch>, { pool, workers, turfs }: Reach): void => {
  const usualPool = pool.options.max;
  // The pool reads its options at every request for a connection.
  const orders: Partial<Record<CoreSwitch, (isOn: boolean) => void>> = {
    "bigger-pool": (isOn) => {
      pool.options.max = isOn ? timesBiggerPool * usualPool : usualPool;
    },
    patience: (isOn) => {
      pool.options.connectionTimeoutMillis = isOn ? longPatienceMs : usualPatienceMs;
    },
    "more-workers": (isOn) => workers.resize(isOn ? manyWorkers : usualWorkers),
    coalescing: (isOn) => turfs.coalesce(isOn),
  };
  switches.onChange((name, isOn) => orders[name]?.(isOn));
};

/** Looks every moment whether the database takes writes; the answer is what it saw last. */
const watchDatabase = (pool: pg.Pool, stopping: AbortSignal) => {
  const people = new People(pool);
  let isReadOnly = false;
  const done = every(
    lookEveryMs,
    async () => {
      isReadOnly = await people.isReadOnly();
    },
    stopping,
  );
  return { done, state: () => (isReadOnly ? ("read-only" as const) : ("full" as const)) };
};

const partsOf = (settings: CoreSettings, switches: Switches<CoreSwitch>, pool: pg.Pool) => {
  const cache = settings.cache && new CacheClient(settings.cache);
  const people = new People(pool);
  const parts: CoreParts = {
    people,
    workers: new Workers(usualWorkers),
    turfs: new Turfs(people, cache && { client: cache, seconds: settings.cacheSeconds }),
    ...(settings.voterFile && { voterFile: new Vendor("the voter file", settings.voterFile, switches) }),
    ...(settings.events && { events: new Vendor("the events vendor", settings.events, switches) }),
  };
  const close = (): void => {
    cache?.close();
    parts.voterFile?.close();
    parts.events?.close();
  };
  return { parts, close };
};

/** One API in front of the database, the cache and the vendors of the campaign. */
export const startCore = async (settings: CoreSettings): Promise<Running> => {
  const stopping = new AbortController();
  const tables = prepareWithRetry(
    () => prepareTables(settings.databaseUrl, coreTables(settings.people)),
    stopping.signal,
  );
  await tables.tried;
  const switches = new Switches(coreSwitches);
  const pool = openPool(settings.databaseUrl, { size: settings.poolSize, acquireMs: usualPatienceMs });
  const aside = openPool(settings.databaseUrl, { size: 2, acquireMs: 2_000, queryMs: 30_000 });
  const { parts, close: closeParts } = partsOf(settings, switches, pool);
  const { workers } = parts;
  obey(switches, { pool, ...parts });
  const watched = watchDatabase(aside, stopping.signal);
  const health = (): Health => ({
    state: watched.state(),
    backlog: 0,
    workers: { busy: workers.busy, size: workers.size, waiting: workers.waiting },
    pool: { total: pool.totalCount, max: pool.options.max, waiting: pool.waitingCount },
  });
  const server = createHttpServer({
    ...appRoutes(parts),
    ...ledgerRoute(aside),
    ...operatorRoutes(switches, health),
  });
  const port = await listen(server, settings.port);
  const close = async (): Promise<void> => {
    await closeServer(server);
    stopping.abort();
    closeParts();
    await Promise.all([watched.done, tables.done]);
    await Promise.all([pool.end(), aside.end()]);
  };
  return { port, close };
};
