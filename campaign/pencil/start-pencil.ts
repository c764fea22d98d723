import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { openPool, prepareTables } from "../service/database.ts";
import type { Store } from "../service/drainer.ts";
import { Drainer } from "../service/drainer.ts";
import { createHttpServer } from "../service/http-server.ts";
import { leftIn } from "../service/left-in.ts";
import { closeServer, listen } from "../service/listen.ts";
import { Outbox } from "../service/outbox.ts";
import { prepareWithRetry } from "../service/prepare-with-retry.ts";
import type { Running } from "../service/program.ts";
import { resizePool } from "../service/resize-pool.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, required, wholeNumber } from "../service/settings.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import { Numbers } from "./numbers.ts";
import { openTexts, textLedger } from "./open-texts.ts";
import { asksToStop, OptOuts } from "./opt-outs.ts";
import { replyTables, storeReplies, takeReply } from "./replies.ts";
import { ledgerRoute, textingRoutes } from "./routes.ts";
import type { Reply } from "./text.ts";
import { replyOnDisk, textOnDisk } from "./text.ts";
import { Vendor } from "./vendor.ts";

export interface PencilSettings {
  readonly port: number;
  readonly databaseUrl: string;
  readonly vendor: string;
  /** Where the vendor's log is; it does not come over the way of the texts. */
  readonly vendorLog: string;
  readonly numbers: number;
  readonly perSecond: number;
  /** Holds what waits, over a restart too. */
  readonly folder: string;
}

export const readPencilSettings = (environment: Environment): PencilSettings => ({
  port: wholeNumber(environment, "PORT"),
  databaseUrl: required(environment, "DATABASE_URL"),
  vendor: httpAddress(environment, "VENDOR"),
  vendorLog: httpAddress(environment, "VENDOR_LOG"),
  numbers: wholeNumber(environment, "NUMBERS", 600),
  perSecond: wholeNumber(environment, "PER_SECOND", 1),
  folder: required(environment, "QUEUE_DIR"),
});

const usualPool = 10;
const largePool = 40;
const moreNumbers = 10;

const switchesOf = (pool: pg.Pool, numbers: Numbers) => {
  const switches = new Switches(["queue", "more-numbers", "large-pool"] as const);
  const usualNumbers = numbers.size;
  switches.onChange((name, isOn) => {
    if (name === "large-pool") resizePool(pool, isOn ? largePool : usualPool);
    if (name === "more-numbers") numbers.size = isOn ? usualNumbers * moreNumbers : usualNumbers;
  });
  return switches;
};

const openQueues = async (folder: string) => {
  const [textFolder, replyFolder] = [join(folder, "texts"), join(folder, "replies")];
  for (const path of [textFolder, replyFolder]) mkdirSync(path, { recursive: true });
  return {
    texts: await Outbox.open(textFolder, textOnDisk),
    replies: await Outbox.open(replyFolder, replyOnDisk),
  };
};

const openWorld = async (settings: PencilSettings, stopping: AbortSignal) => {
  const pool = openPool(settings.databaseUrl, { size: usualPool, acquireMs: 2_000 });
  const backPool = openPool(settings.databaseUrl, { size: 4, queryMs: 30_000 });
  const queues = await openQueues(settings.folder);
  const optOuts = new OptOuts();
  for (const { from, body } of await leftIn(queues.replies)) if (asksToStop(body)) optOuts.add(from);
  const tables = prepareWithRetry(async () => {
    await prepareTables(settings.databaseUrl, [...textLedger.tables, ...replyTables]);
    await optOuts.load(backPool);
  }, stopping);
  await tables.tried;
  const numbers = new Numbers(settings.numbers, settings.perSecond);
  const switches = switchesOf(pool, numbers);
  const vendor = new Vendor(settings.vendor);
  const isQueueing = () => switches.isOn("queue");
  return { pool, backPool, queues, optOuts, tables, numbers, switches, vendor, isQueueing };
};

type World = Awaited<ReturnType<typeof openWorld>>;

const healthOf = ({ queues, numbers, optOuts, isQueueing }: World) => ({
  state: isQueueing() ? ("queue-writes" as const) : ("full" as const),
  backlog: queues.texts.size + queues.replies.size,
  numbers: numbers.size,
  optOuts: optOuts.count,
});

/** Texting from person to person: volunteers send over a vendor, and replies come back by its webhook. */
export const startPencil = async (settings: PencilSettings): Promise<Running> => {
  const stopping = new AbortController();
  const world = await openWorld(settings, stopping.signal);
  const { pool, backPool, queues, vendor, optOuts, switches, tables, isQueueing } = world;
  const { sendText, drainer } = await openTexts({ ...world, queue: queues.texts });
  const replies = { pool, queue: queues.replies, optOuts, isQueueing };
  const store: Store<Reply> = (group) => storeReplies(backPool, group);
  const drainers = [drainer, new Drainer(queues.replies, store)];
  const server = createHttpServer({
    ...textingRoutes({ sendText, takeReply: (reply) => takeReply(replies, reply) }),
    ...ledgerRoute(backPool, settings.vendorLog),
    ...operatorRoutes(switches, () => healthOf(world)),
  });
  const port = await listen(server, settings.port);
  const draining = Promise.all(drainers.map((drainer) => drainer.run()));
  const close = async (): Promise<void> => {
    await closeServer(server);
    stopping.abort();
    for (const drainer of drainers) drainer.stop();
    await Promise.all([draining, tables.done]);
    vendor.close();
    await Promise.all([pool.end(), backPool.end()]);
  };
  return { port, close };
};
