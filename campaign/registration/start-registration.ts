import { mkdirSync } from "node:fs";
import type pg from "pg";
import { openPool, prepareTables } from "../service/database.ts";
import { DegradedMode } from "../service/degraded-mode.ts";
import { Drainer } from "../service/drainer.ts";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import { Outbox } from "../service/outbox.ts";
import { prepareWithRetry } from "../service/prepare-with-retry.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import { databaseRefusal } from "../service/refusal.ts";
import { resizePool } from "../service/resize-pool.ts";
import type { Environment } from "../service/settings.ts";
import { required, wholeNumber } from "../service/settings.ts";
import { streamLedger } from "../service/stream-ledger.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import type { Registration } from "./registrations.ts";
import {
  readRegistration,
  registrationOnDisk,
  registrationTables,
  storeRegistrations,
} from "./registrations.ts";

export interface RegistrationSettings {
  readonly port: number;
  readonly databaseUrl: string;
  /** Holds the forms that wait, over a restart too. */
  readonly folder: string;
}

export const readRegistrationSettings = (environment: Environment): RegistrationSettings => ({
  port: wholeNumber(environment, "PORT"),
  databaseUrl: required(environment, "DATABASE_URL"),
  folder: required(environment, "QUEUE_DIR"),
});

const form = "<!doctype html><title>Register to vote</title><form method=post action=/registrations></form>";
const usualPool = 10;
const largePool = 40;

interface Parts {
  readonly pool: pg.Pool;
  readonly ledgerPool: pg.Pool;
  readonly queue: Outbox<Registration>;
  readonly waitingRoom: DegradedMode;
}

/** Stored at once, or with the waiting room open safe on disk and stored later. */
const take = async ({ pool, queue, waitingRoom }: Parts, registration: Registration): Promise<number> =>
  await waitingRoom.unlessOn(
    async () => {
      await storeRegistrations(pool, [registration]).catch((error: unknown) => {
        throw databaseRefusal(error);
      });
      return 201;
    },
    async () => {
      await queue.append(registration);
      return 202;
    },
  );

const citizenRoutes = (parts: Parts): Routes => ({
  "GET /form": (_, response) => {
    response.writeHead(200, { "content-type": "text/html", "content-length": form.length }).end(form);
  },
  "POST /registrations": async (request, response) => {
    const body = await readJson(request);
    const status = await take(parts, readRegistration(request.headers["idempotency-key"], body));
    send(response, status, status === 201 ? '{"registered":true}' : '{"waiting":true,"comeBack":false}');
  },
  "GET /ledger": (_, response) => streamLedger(parts.ledgerPool, "registrations", response),
});

const switchesOf = ({ pool, waitingRoom }: Parts) => {
  const switches = new Switches(["waiting-room", "large-pool"] as const);
  switches.onChange((name, isOn) => {
    if (name === "large-pool") resizePool(pool, isOn ? largePool : usualPool);
    else void waitingRoom.turn(isOn);
  });
  return switches;
};

/** Takes forms to register as a voter until the deadline. */
export const startRegistration = async (settings: RegistrationSettings): Promise<Running> => {
  const { port, databaseUrl, folder } = settings;
  mkdirSync(folder, { recursive: true });
  const stopping = new AbortController();
  const tables = prepareWithRetry(() => prepareTables(databaseUrl, registrationTables), stopping.signal);
  await tables.tried;
  const parts: Parts = {
    pool: openPool(databaseUrl, { size: usualPool, acquireMs: 2_000 }),
    ledgerPool: openPool(databaseUrl, { size: 2, queryMs: 30_000 }),
    queue: await Outbox.open(folder, registrationOnDisk),
    waitingRoom: new DegradedMode(folder),
  };
  const { pool, ledgerPool, queue, waitingRoom } = parts;
  const store = (forms: readonly Registration[]) => storeRegistrations(ledgerPool, forms);
  const drainer = new Drainer(queue, store, () => waitingRoom.isOn);
  const health = () => ({
    state: waitingRoom.isOn ? ("queue-writes" as const) : ("full" as const),
    backlog: queue.size,
    pool: { total: pool.totalCount, waiting: pool.waitingCount },
  });
  const server = createHttpServer({ ...citizenRoutes(parts), ...operatorRoutes(switchesOf(parts), health) });
  const bound = await listen(server, port);
  const draining = drainer.run();
  const close = async (): Promise<void> => {
    await closeServer(server);
    stopping.abort();
    drainer.stop();
    await Promise.all([draining, tables.done]);
    await Promise.all([pool.end(), ledgerPool.end()]);
  };
  return { port: bound, close };
};
