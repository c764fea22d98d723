import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { openPool, prepareTables } from "../service/database.ts";
import { createHttpServer } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import { Outbox } from "../service/outbox.ts";
import { prepareWithRetry } from "../service/prepare-with-retry.ts";
import type { Running } from "../service/program.ts";
import { resizePool } from "../service/resize-pool.ts";
import type { Health } from "../service/switches.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import { clickRoute, clickTables } from "./clicks.ts";
import { mailOnDisk } from "./mail.ts";
import { MailService } from "./mail-service.ts";
import type { MailQueues } from "./open-mails.ts";
import { mailLedger, openMails } from "./open-mails.ts";
import { ledgerRoute, mailRoute } from "./routes.ts";
import type { MailerSettings } from "./settings.ts";

const clickPool = 5;
const largeClickPool = 50;

const openQueues = async (folder: string): Promise<MailQueues> => {
  const [today, low] = [join(folder, "today"), join(folder, "low")];
  for (const path of [today, low]) mkdirSync(path, { recursive: true });
  return { today: await Outbox.open(today, mailOnDisk), low: await Outbox.open(low, mailOnDisk) };
};

const openSwitches = (clicks: pg.Pool) => {
  const names = ["queue", "second-service", "many-connections", "static-links", "large-pool"] as const;
  const switches = new Switches(names);
  switches.onChange((name, isOn) => {
    if (name === "large-pool") resizePool(clicks, isOn ? largeClickPool : clickPool);
  });
  return switches;
};

type MailerSwitches = ReturnType<typeof openSwitches>;

const stateOf = (switches: MailerSwitches): Health["state"] => {
  if (switches.isOn("queue")) return "queue-writes";
  return switches.isOn("static-links") ? "static-page" : "full";
};

const openWorld = async (settings: MailerSettings) => {
  const { databaseUrl, clicksUrl, first, second, folder } = settings;
  const clicks = openPool(clicksUrl, { size: clickPool });
  const switches = openSwitches(clicks);
  const services = { first: new MailService(first), second: new MailService(second) };
  return {
    clicks,
    switches,
    services,
    pool: openPool(databaseUrl, { size: 10, acquireMs: 2_000 }),
    backPool: openPool(databaseUrl, { size: 4, queryMs: 30_000 }),
    queues: await openQueues(folder),
    isQueueing: () => switches.isOn("queue"),
    usesSecond: () => switches.isOn("second-service"),
    hasManyConnections: () => switches.isOn("many-connections"),
  };
};

/** Mail to many at a quarter's end: sent over a mail service, and clicks on its links led on. */
export const startMailer = async (settings: MailerSettings): Promise<Running> => {
  const { databaseUrl, first, second } = settings;
  const stopping = new AbortController();
  const statements = [...mailLedger.tables, ...clickTables];
  const tables = prepareWithRetry(() => prepareTables(databaseUrl, statements), stopping.signal);
  await tables.tried;
  const world = await openWorld(settings);
  const { clicks, pool, backPool, queues, services, switches } = world;
  const { sendMail, drainers } = await openMails(world);
  const health = (): Health => ({
    state: stateOf(switches),
    backlog: queues.today.size + queues.low.size,
    paused: queues.low.size,
  });
  const server = createHttpServer({
    ...mailRoute(sendMail),
    ...clickRoute({ pool: clicks, isStatic: () => switches.isOn("static-links") }),
    ...ledgerRoute([first.web, second.web]),
    ...operatorRoutes(switches, health),
  });
  const port = await listen(server, settings.port);
  const draining = Promise.all(drainers.map((drainer) => drainer.run()));
  const close = async (): Promise<void> => {
    await closeServer(server);
    stopping.abort();
    for (const drainer of drainers) drainer.stop();
    for (const service of Object.values(services)) service.close();
    await Promise.all([draining, tables.done]);
    await Promise.all([clicks.end(), pool.end(), backPool.end()]);
  };
  return { port, close };
};
