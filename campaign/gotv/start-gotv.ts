import { mkdirSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import type pg from "pg";
import { CacheClient } from "../cache/client.ts";
import { every, fillReserve, refreshScoreboard } from "./background-work.ts";
import { computeScoreboard } from "./compute-scoreboard.ts";
import type { Configuration } from "./configuration.ts";
import { ContactBatches } from "./contact-batches.ts";
import { createBackgroundPool, createRequestPool, openConnections } from "./create-pools.ts";
import { DegradedMode } from "./degraded-mode.ts";
import { Drainer } from "./drainer.ts";
import type { Routes } from "./http-server.ts";
import { createHttpServer } from "./http-server.ts";
import { operatorRoutes } from "./operator-routes.ts";
import { Outbox } from "./outbox.ts";
import { prepareWithRetry } from "./prepare-with-retry.ts";
import { Reserve } from "./reserve.ts";
import { prepareDatabase } from "./schema.ts";
import { Scoreboard } from "./scoreboard.ts";
import { ContactStore } from "./store-contact.ts";
import { takeVoters } from "./take-voters.ts";
import { TurfRefills } from "./turf-refills.ts";
import { volunteerRoutes } from "./volunteer-routes.ts";
import { VoterLists } from "./voter-lists.ts";

export interface Gotv {
  readonly port: number;
  close(): Promise<void>;
}

interface Parts {
  readonly degraded: DegradedMode;
  readonly pool: pg.Pool;
  readonly background: pg.Pool;
  readonly outbox: Outbox;
  readonly reserve: Reserve;
  readonly scoreboard: Scoreboard;
  readonly cache: CacheClient | undefined;
}

const createParts = async (configuration: Configuration): Promise<Parts> => {
  const { cache: address, databaseUrl, outboxDir, poolSize, voters } = configuration;
  mkdirSync(outboxDir, { recursive: true });
  const degraded = new DegradedMode(outboxDir);
  const pool = createRequestPool(databaseUrl, poolSize, degraded);
  const cache = address === undefined ? undefined : new CacheClient(address);
  const path = join(outboxDir, "scoreboard.json");
  return {
    degraded,
    pool,
    cache,
    background: createBackgroundPool(databaseUrl),
    outbox: await Outbox.open(outboxDir),
    reserve: new Reserve(join(outboxDir, "reserve.log"), voters, degraded.isOn),
    scoreboard: new Scoreboard({ cache, degraded, path, compute: () => computeScoreboard(pool) }),
  };
};

const createRoutes = (parts: Parts): Routes => {
  const { pool, outbox, degraded, reserve, scoreboard, background } = parts;
  const refills = new TurfRefills((turf, count) => takeVoters(pool, turf, count));
  const voters = new VoterLists(refills, reserve, degraded);
  const contacts = new ContactStore(new ContactBatches(pool), outbox, degraded);
  return {
    ...volunteerRoutes({ voters, contacts, scoreboard, ledgerPool: background }),
    ...operatorRoutes({ pool, outbox, degraded, scoreboard }),
  };
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", 1_024, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 1_000).unref();
  });

/** Opens the service: its database first, unless that is away or the service is degraded. */
export const startGotv = async (configuration: Configuration): Promise<Gotv> => {
  const parts = await createParts(configuration);
  const { background, degraded, outbox, pool, reserve, scoreboard } = parts;
  const stopping = new AbortController();
  const prepare = async (): Promise<void> => {
    await prepareDatabase(configuration.databaseUrl, configuration.voters);
    await fillReserve(background, reserve);
    await openConnections(pool, configuration.poolSize);
  };
  const preparation = prepareWithRetry(prepare, stopping.signal);
  if (!degraded.isOn) await preparation.tried;
  const server = createHttpServer(createRoutes(parts));
  const port = await listen(server, configuration.port);
  const drainer = new Drainer(outbox, background, degraded);
  const work = [
    preparation.done,
    drainer.run(),
    every(5_000, () => refreshScoreboard(background, scoreboard, degraded), stopping.signal),
    every(1_000, () => fillReserve(background, reserve), stopping.signal),
  ];
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await closeServer(server);
    stopping.abort();
    drainer.stop();
    await Promise.all(work);
    parts.cache?.close();
    await Promise.all([pool.end(), background.end()]);
    reserve.close();
  };
  return { port, close: () => (closed ??= close()) };
};
