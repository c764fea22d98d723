import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import type { IncomingMessage } from "node:http";
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
import type { Environment } from "../service/settings.ts";
import { httpAddress, required, wholeNumber } from "../service/settings.ts";
import { streamLedger } from "../service/stream-ledger.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import { Slots } from "./slots.ts";
import type { VetAddresses, VettingSwitch } from "./vet.ts";
import { Vet } from "./vet.ts";
import { orderOnDisk, readOrder, summary, vettingTables } from "./vetting.ts";

export interface VettingSettings extends VetAddresses {
  readonly port: number;
  readonly databaseUrl: string;
  /** Holds orders that are vetted later, over a restart too. */
  readonly folder: string;
  /** Functions that run at once, of all kinds together. */
  readonly width: number;
  readonly chunk: number;
}

export const readVettingSettings = (environment: Environment): VettingSettings => ({
  port: wholeNumber(environment, "PORT"),
  databaseUrl: required(environment, "DATABASE_URL"),
  folder: required(environment, "ORDERS_DIR"),
  width: wholeNumber(environment, "WIDTH", 1_000),
  chunk: wholeNumber(environment, "CHUNK", 20),
  van: httpAddress(environment, "VAN"),
  copy: httpAddress(environment, "COPY"),
  registry: httpAddress(environment, "REGISTRY"),
});

const receiptWithinMs = 5_000;
// Vettings leave two fifths to the other functions while their share is reserved.
const vettingShare = 0.6;

const donorIn = (request: IncomingMessage): string =>
  new URL(request.url ?? "/", "http://vetting").searchParams.get("donor") ?? "";

const receiptOf = (donor: string): Promise<string> =>
  Promise.resolve(createHash("sha256").update(`receipt ${donor}`).digest("hex"));

const routes = (pool: pg.Pool, vet: Vet, slots: Slots): Routes => ({
  "POST /vettings": async (request, response) => {
    const order = readOrder(request.headers["idempotency-key"], await readJson(request));
    const result = await vet.take(order);
    send(response, result === "filed" ? 201 : 202, JSON.stringify({ [result]: true }));
  },
  // Another function of the same account: it needs nothing that a vetting needs, but a slot.
  "GET /receipt": async (request, response) => {
    const receipt = await slots.use("other", receiptWithinMs, () => receiptOf(donorIn(request)));
    send(response, 200, JSON.stringify({ receipt }));
  },
  "GET /summary": async (_, response) => send(response, 200, JSON.stringify(await summary(pool))),
  "GET /ledger": (_, response) => streamLedger(pool, "filed", response),
});

const slotsOf = (width: number, switches: Switches<VettingSwitch>): Slots => {
  const slots = new Slots(() => {
    const all = switches.isOn("wider") ? 2 * width : width;
    return { all, vettings: switches.isOn("reserve") ? Math.ceil(all * vettingShare) : all };
  });
  switches.onChange(() => slots.wake());
  return slots;
};

/** Vets the donors of an export: all chunks at once, in slots that other functions need too. */
export const startVetting = async (settings: VettingSettings): Promise<Running> => {
  const { port, databaseUrl, folder, width, chunk, ...addresses } = settings;
  mkdirSync(folder, { recursive: true });
  const stopping = new AbortController();
  const tables = prepareWithRetry(() => prepareTables(databaseUrl, vettingTables), stopping.signal);
  await tables.tried;
  const pool = openPool(databaseUrl, { size: 10, acquireMs: 2_000 });
  const switches = new Switches<VettingSwitch>(["again", "copy", "reserve", "wider"]);
  const slots = slotsOf(width, switches);
  const orders = await Outbox.open(folder, orderOnDisk);
  const vet = new Vet(addresses, { pool, orders, slots, switches, chunk });
  const drainer = new Drainer(
    orders,
    (waiting) => vet.catchUp(waiting),
    () => switches.isOn("reserve"),
  );
  const health = () => ({
    state: switches.isOn("reserve") ? ("queue-writes" as const) : ("full" as const),
    backlog: orders.size,
    slotsUsed: slots.running,
    slotsWaiting: slots.waiting,
    failed: vet.failed,
  });
  const server = createHttpServer({ ...routes(pool, vet, slots), ...operatorRoutes(switches, health) });
  const bound = await listen(server, port);
  const draining = drainer.run();
  const close = async (): Promise<void> => {
    await closeServer(server);
    stopping.abort();
    drainer.stop();
    vet.close();
    await Promise.all([draining, tables.done]);
    await pool.end();
  };
  return { port: bound, close };
};
