import { timingSafeEqual } from "node:crypto";
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
import { databaseRefusal, Refusal } from "../service/refusal.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, required, wholeNumber } from "../service/settings.ts";
import { streamLedger } from "../service/stream-ledger.ts";
import type { RegistrationSettings } from "./registration.ts";
import { Registration } from "./registration.ts";
import { assign, readAssignment, shiftsOf, shiftTables } from "./shifts.ts";

export interface ToolSettings extends RegistrationSettings {
  readonly port: number;
  readonly databaseUrl: string;
}

export const readToolSettings = (environment: Environment): ToolSettings => {
  const { hostname, port } = new URL(httpAddress(environment, "ADDRESS"));
  return {
    port: wholeNumber(environment, "PORT"),
    name: required(environment, "NAME"),
    address: { host: hostname, port: Number(port) },
    databaseUrl: required(environment, "DATABASE_URL"),
    consul: httpAddress(environment, "CONSUL"),
    vault: httpAddress(environment, "VAULT"),
    vaultToken: required(environment, "VAULT_TOKEN"),
  };
};

const betweenSignsMs = 2_000;

const refused = async <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw databaseRefusal(error);
  });

const checkKey = (request: IncomingMessage, key: string): void => {
  const shown = Buffer.from(String(request.headers["x-service-key"] ?? ""));
  const wanted = Buffer.from(key);
  if (shown.length !== wanted.length || !timingSafeEqual(shown, wanted))
    throw new Refusal(401, "come through the gateway");
};

const routes = (pool: pg.Pool, name: string, key: string): Routes => ({
  "GET /healthz": (_, response) => send(response, 200, '{"state":"full","backlog":0}'),
  "GET /shifts": async (request, response) => {
    checkKey(request, key);
    const day = Number(new URL(request.url ?? "/", "http://tool").searchParams.get("day"));
    send(response, 200, await refused(shiftsOf(pool, day)));
  },
  "POST /assignments": async (request, response) => {
    checkKey(request, key);
    const assignment = readAssignment(request.headers["idempotency-key"], await readJson(request));
    await refused(assign(pool, name, assignment));
    send(response, 201, '{"assigned":true}');
  },
  "GET /ledger": (_, response) => streamLedger(pool, "calendar", response),
});

/** An internal tool behind the gateway. It cannot start without Vault and Consul; once it runs, it needs neither. */
export const startTool = async (settings: ToolSettings): Promise<Running> => {
  const stopping = new AbortController();
  const registration = new Registration(settings);
  const key = await registration.key();
  const tables = prepareWithRetry(() => prepareTables(settings.databaseUrl, shiftTables), stopping.signal);
  await tables.tried;
  const pool = openPool(settings.databaseUrl, { size: 10 });
  const server = createHttpServer(routes(pool, settings.name, key));
  const port = await listen(server, settings.port);
  await registration.register();
  const signs = every(betweenSignsMs, () => registration.register(), stopping.signal);
  const close = async (): Promise<void> => {
    stopping.abort();
    registration.close();
    await closeServer(server);
    await Promise.all([signs, tables.done]);
    await pool.end();
  };
  return { port, close };
};
