import { mkdirSync } from "node:fs";
import type pg from "pg";
import { openPool, prepareTables } from "../service/database.ts";
import { Drainer } from "../service/drainer.ts";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import { Outbox } from "../service/outbox.ts";
import { prepareWithRetry } from "../service/prepare-with-retry.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import { Refusal } from "../service/refusal.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, required, wholeNumber } from "../service/settings.ts";
import { streamLedger } from "../service/stream-ledger.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import type { AlertPaths } from "./alerts.ts";
import { Alerts } from "./alerts.ts";
import { checkOnDisk, checkTables, readCheck } from "./checks.ts";
import type { TattletaleSwitch } from "./tattle.ts";
import { Tattle } from "./tattle.ts";

export interface TattletaleSettings extends AlertPaths {
  readonly port: number;
  readonly databaseUrl: string;
  readonly vendor: string;
  /** Holds checks that wait for the vendor, over a restart too. */
  readonly folder: string;
}

export const readTattletaleSettings = (environment: Environment): TattletaleSettings => ({
  port: wholeNumber(environment, "PORT"),
  databaseUrl: required(environment, "DATABASE_URL"),
  vendor: httpAddress(environment, "VENDOR"),
  chat: httpAddress(environment, "CHAT"),
  mail: httpAddress(environment, "MAIL"),
  folder: required(environment, "CHECKS_DIR"),
});

const routes = (pool: pg.Pool, tattle: Tattle): Routes => ({
  "POST /checks": async (request, response) => {
    const check = readCheck(request.headers["idempotency-key"], await readJson(request));
    const outcome = await tattle.check(check);
    send(response, outcome === "later" ? 202 : 201, JSON.stringify({ outcome }));
  },
  "GET /heartbeat": (_, response) => {
    if (!tattle.isAlive) throw new Refusal(503, "no check has come to an end for five seconds");
    send(response, 200, '{"alive":true}');
  },
  "GET /ledger": (_, response) => streamLedger(pool, "findings", response),
});

/** Tattletale: checks how the campaign's accounts at vendors are kept, and tells people when one is kept badly. */
export const startTattletale = async (settings: TattletaleSettings): Promise<Running> => {
  const { port, databaseUrl, vendor, folder, ...paths } = settings;
  mkdirSync(folder, { recursive: true });
  const stopping = new AbortController();
  const tables = prepareWithRetry(() => prepareTables(databaseUrl, checkTables), stopping.signal);
  await tables.tried;
  const pool = openPool(databaseUrl, { size: 10 });
  const switches = new Switches<TattletaleSwitch>(["again", "grouped", "later"]);
  const later = await Outbox.open(folder, checkOnDisk);
  const alerts = new Alerts(paths, () => switches.isOn("grouped"));
  const tattle = new Tattle(vendor, { pool, later, alerts, switches });
  const drainer = new Drainer(later, (checks) => tattle.catchUp(checks));
  const health = () => ({
    state: switches.isOn("later") ? ("queue-writes" as const) : ("full" as const),
    backlog: later.size,
    unknown: tattle.unknown,
    untold: alerts.waiting,
  });
  const server = createHttpServer({ ...routes(pool, tattle), ...operatorRoutes(switches, health) });
  const bound = await listen(server, port);
  const running = [drainer.run(), alerts.run(stopping.signal)];
  const close = async (): Promise<void> => {
    await closeServer(server);
    stopping.abort();
    drainer.stop();
    tattle.close();
    alerts.close();
    await Promise.all([...running, tables.done]);
    await pool.end();
  };
  return { port: bound, close };
};
