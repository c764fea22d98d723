import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openPool, prepareTables } from "../service/database.ts";
import type { Store } from "../service/drainer.ts";
import { Drainer } from "../service/drainer.ts";
import { createHttpServer } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import { Outbox } from "../service/outbox.ts";
import { prepareWithRetry } from "../service/prepare-with-retry.ts";
import type { Running } from "../service/program.ts";
import { resizePool } from "../service/resize-pool.ts";
import type { Environment } from "../service/settings.ts";
import { required, wholeNumber } from "../service/settings.ts";
import type { SmtpAddress } from "../service/smtp.ts";
import { Smtp, smtpAddress } from "../service/smtp.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import type { Batch } from "./batch.ts";
import { batchOnDisk, batchTables, storeBatches } from "./batch.ts";
import { PinBook } from "./pin-book.ts";
import { allPins, pinTables } from "./pins.ts";
import { Resets, resetTables } from "./resets.ts";
import { hqRoutes, watcherRoutes } from "./routes.ts";
import type { Watch } from "./watch.ts";

export interface PollwatchSettings {
  readonly port: number;
  readonly databaseUrl: string;
  /** The mail service that carries the codes for new PINs. */
  readonly mail: SmtpAddress;
  /** Holds marks that wait, and the book of PINs, over a restart too. */
  readonly folder: string;
}

export const readPollwatchSettings = (environment: Environment): PollwatchSettings => ({
  port: wholeNumber(environment, "PORT"),
  databaseUrl: required(environment, "DATABASE_URL"),
  mail: smtpAddress(environment, "RESET_MAIL"),
  folder: required(environment, "POLLWATCH_DIR"),
});

const usualPool = 10;
const largePool = 40;
const mailWithinMs = 4_000;

const openFolders = async (folder: string) => {
  const [marks, pins] = [join(folder, "marks"), join(folder, "pins")];
  for (const path of [marks, pins]) mkdirSync(path, { recursive: true });
  return { queue: await Outbox.open(marks, batchOnDisk), book: await PinBook.open(pins) };
};

const openWatch = async ({ databaseUrl, mail, folder }: PollwatchSettings): Promise<Watch> => {
  const pool = openPool(databaseUrl, { size: usualPool, acquireMs: 2_000 });
  const smtp = new Smtp(mail, largePool, mailWithinMs);
  const resets = new Resets(pool, smtp);
  const switches = new Switches(["pin-book", "queue", "no-resets", "large-pool"] as const);
  switches.onChange((name, isOn) => {
    if (name === "large-pool") resizePool(pool, isOn ? largePool : usualPool);
    if (name === "no-resets") resets.turnOff(isOn);
  });
  const backPool = openPool(databaseUrl, { size: 4, queryMs: 30_000 });
  const inHand = { batches: 0 };
  return { pool, backPool, smtp, resets, switches, inHand, ...(await openFolders(folder)) };
};

const healthOf = ({ switches, queue, book, inHand, resets }: Watch) => ({
  state: switches.isOn("queue") ? ("queue-writes" as const) : ("full" as const),
  backlog: queue.size,
  pinsInBook: book.size,
  batchesInHand: inHand.batches,
  mailsInHand: resets.mailing,
});

/** The poll watchers' app: they log in with a PIN and send who has voted; headquarters sees the strike lists. */
export const startPollwatch = async (settings: PollwatchSettings): Promise<Running> => {
  const stopping = new AbortController();
  const watch = await openWatch(settings);
  const { pool, backPool, smtp, switches, queue, book } = watch;
  const tables = prepareWithRetry(async () => {
    await prepareTables(settings.databaseUrl, [...pinTables, ...resetTables, ...batchTables]);
    await book.fill(await allPins(backPool));
  }, stopping.signal);
  await tables.tried;
  const store: Store<Batch> = (group) => storeBatches(backPool, group);
  const drainer = new Drainer(queue, store);
  const server = createHttpServer({
    ...watcherRoutes(watch),
    ...hqRoutes(watch),
    ...operatorRoutes(switches, () => healthOf(watch)),
  });
  const port = await listen(server, settings.port);
  const draining = drainer.run();
  const close = async (): Promise<void> => {
    await closeServer(server);
    stopping.abort();
    drainer.stop();
    smtp.close();
    await Promise.all([draining, tables.done]);
    await Promise.all([pool.end(), backPool.end()]);
  };
  return { port, close };
};
