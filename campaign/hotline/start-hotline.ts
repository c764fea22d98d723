import type { IncomingMessage, ServerResponse } from "node:http";
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
import { httpAddress, required, wholeNumber } from "../service/settings.ts";
import { streamLedger } from "../service/stream-ledger.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import { CallCounts } from "./call-counts.ts";
import { LogShipper } from "./log-shipper.ts";
import { newestReports, readCounty, readReport, reportTables, storeReport } from "./reports.ts";

export interface HotlineSettings {
  readonly port: number;
  readonly databaseUrl: string;
  readonly logs: string;
  readonly metrics: string;
}

export const readHotlineSettings = (environment: Environment): HotlineSettings => ({
  port: wholeNumber(environment, "PORT"),
  databaseUrl: required(environment, "DATABASE_URL"),
  logs: httpAddress(environment, "LOGS"),
  metrics: httpAddress(environment, "METRICS"),
});

const countyIn = (request: IncomingMessage): number =>
  readCounty(Number(new URL(request.url ?? "/", "http://hotline").searchParams.get("county")));

interface Seen {
  readonly logs: LogShipper;
  readonly counts: CallCounts;
}

type Work = (request: IncomingMessage) => Promise<readonly [status: number, body: unknown]>;

/** Every call is counted and leaves a line in the log, before its answer. */
const watched =
  ({ logs, counts }: Seen, work: Work) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const startedAt = performance.now();
    const line = { method: request.method, path: request.url };
    try {
      const [status, body] = await work(request);
      counts.count(false);
      await logs.log({ ...line, status, ms: Math.round(performance.now() - startedAt) });
      send(response, status, JSON.stringify(body));
    } catch (error) {
      const refusal = databaseRefusal(error);
      counts.count(refusal.status >= 500);
      await logs.log({ ...line, status: refusal.status, error: refusal.message });
      throw refusal;
    }
  };

const routes = (pool: pg.Pool, seen: Seen): Routes => ({
  "GET /reports": watched(seen, async (request) => [200, await newestReports(pool, countyIn(request))]),
  "POST /reports": watched(seen, async (request) => {
    await storeReport(pool, readReport(request.headers["idempotency-key"], await readJson(request)));
    return [201, { taken: true }];
  }),
  "GET /ledger": (_, response) => streamLedger(pool, "reports", response),
});

/** The hotline of voter protection: it takes reports, and logs and counts every call. */
export const startHotline = async ({ port, databaseUrl, ...stores }: HotlineSettings): Promise<Running> => {
  const stopping = new AbortController();
  const tables = prepareWithRetry(() => prepareTables(databaseUrl, reportTables), stopping.signal);
  await tables.tried;
  const pool = openPool(databaseUrl, { size: 10 });
  const switches = new Switches<"behind" | "wide">(["behind", "wide"]);
  const logs = new LogShipper(stores.logs, {
    isBehind: () => switches.isOn("behind"),
    isWide: () => switches.isOn("wide"),
  });
  const counts = new CallCounts(stores.metrics);
  const health = () => ({
    state: "full" as const,
    backlog: 0,
    linesBuffered: logs.buffered,
    linesDropped: logs.dropped,
  });
  const server = createHttpServer({ ...routes(pool, { logs, counts }), ...operatorRoutes(switches, health) });
  const bound = await listen(server, port);
  const running = [logs.run(stopping.signal), counts.run(stopping.signal)];
  const close = async (): Promise<void> => {
    await closeServer(server);
    stopping.abort();
    logs.close();
    counts.close();
    await Promise.all([...running, tables.done]);
    await pool.end();
  };
  return { port: bound, close };
};
