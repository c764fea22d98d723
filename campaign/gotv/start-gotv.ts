import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { CacheClient } from "../cache/client.ts";
import { every } from "../service/every.ts";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { prepareWithRetry } from "../service/prepare-with-retry.ts";
import { fillReserve, refreshScoreboard } from "./background-work.ts";
import { computeScoreboard } from "./compute-scoreboard.ts";
import type { Configuration } from "./configuration.ts";
import type { Contact } from "./contact.ts";
import { contactOnDisk } from "./contact.ts";
import { insertContacts } from "./insert-contacts.ts";
import { ContactBatches } from "./contact-batches.ts";
import { createBackgroundPool, createRequestPool, openConnections } from "./create-pools.ts";
import { DegradedMode } from "../service/degraded-mode.ts";
import { Drainer } from "../service/drainer.ts";
import { operatorRoutes } from "./operator-routes.ts";
import { Outbox } from "../service/outbox.ts";
import { Reserve } from "./reserve.ts";
import { prepareDatabase } from "./schema.ts";
import { Scoreboard } from "./scoreboard.ts";
import { ContactStore } from "./store-contact.ts";
import { takeVoters } from "./take-voters.ts";
import { TurfRefills } from "./turf-refills.ts";
import { volunteerRoutes } from "./volunteer-routes.ts";
import { VoterLists } from "./voter-lists.ts";

interface Parts {
  readonly degraded: DegradedMode;
  readonly pool: pg.Pool;
  readonly background: pg.Pool;
  readonly outbox: Outbox<Contact>;
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
    outbox: await Outbox.open(outboxDir, contactOnDisk),
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

/** Opens the service: its database first, unless that is away or the service is degraded. */
export const startGotv = async (configuration: Configuration): Promise<Running> => {
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
  const drainer = new Drainer(
    outbox,
    (contacts) => insertContacts(background, contacts),
    () => degraded.isOn,
  );
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
