import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openPool, prepareTables } from "../service/database.ts";
import { Drainer } from "../service/drainer.ts";
import { createHttpServer } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import { Outbox } from "../service/outbox.ts";
import { prepareWithRetry } from "../service/prepare-with-retry.ts";
import type { Running } from "../service/program.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import type { Desk } from "./desk.ts";
import { placeAll } from "./desk.ts";
import { Geocoder } from "./geocoder.ts";
import { incidentTables, unplacedOnDisk } from "./incident.ts";
import { noticeLedger, noticeOnDisk, openNotices } from "./notices.ts";
import { incidentRoutes, ledgerRoute } from "./routes.ts";
import type { IncidentSettings } from "./settings.ts";
import { MailWay, TextWay } from "./ways.ts";

const openQueues = async (folder: string) => {
  const [notices, unplaced] = [join(folder, "notices"), join(folder, "unplaced")];
  for (const path of [notices, unplaced]) mkdirSync(path, { recursive: true });
  return {
    notices: await Outbox.open(notices, noticeOnDisk),
    unplaced: await Outbox.open(unplaced, unplacedOnDisk),
  };
};

const openWorld = async (settings: IncidentSettings) => {
  const { databaseUrl, folder } = settings;
  const switches = new Switches(["geocode-later", "patience", "second-way", "ask-again"] as const);
  return {
    switches,
    pool: openPool(databaseUrl, { size: 10 }),
    backPool: openPool(databaseUrl, { size: 4, queryMs: 30_000 }),
    queues: await openQueues(folder),
    text: new TextWay(settings),
    mail: new MailWay(settings),
    geocoder: new Geocoder(settings.geocoder, () => switches.isOn("patience")),
  };
};

const healthOf = ({ switches, queues }: Awaited<ReturnType<typeof openWorld>>) => {
  const isQueueing = switches.isOn("geocode-later") || switches.isOn("second-way");
  return {
    state: isQueueing ? ("queue-writes" as const) : ("full" as const),
    backlog: queues.notices.size + queues.unplaced.size,
    unplaced: queues.unplaced.size,
  };
};

/** The incident tracker of voter protection: what goes wrong at a polling place comes in, and a lawyer is sent. */
export const startIncidents = async (settings: IncidentSettings): Promise<Running> => {
  const stopping = new AbortController();
  const statements = [...incidentTables, ...noticeLedger.tables];
  const tables = prepareWithRetry(() => prepareTables(settings.databaseUrl, statements), stopping.signal);
  await tables.tried;
  const world = await openWorld(settings);
  const { switches, pool, backPool, queues, text, mail, geocoder } = world;
  const { notify, drainer } = await openNotices({
    ...world,
    queue: queues.notices,
    usesMail: () => switches.isOn("second-way"),
    asksAgain: () => switches.isOn("ask-again"),
  });
  const placesLater = () => switches.isOn("geocode-later");
  const desk: Desk = { pool, geocoder, notify, unplaced: queues.unplaced, placesLater };
  const placing = new Drainer(queues.unplaced, (group) => placeAll(backPool, geocoder, group), placesLater);
  const server = createHttpServer({
    ...incidentRoutes(desk),
    ...ledgerRoute([settings.textingLog, settings.mailWeb]),
    ...operatorRoutes(switches, () => healthOf(world)),
  });
  const port = await listen(server, settings.port);
  const draining = Promise.all([drainer.run(), placing.run()]);
  const close = async (): Promise<void> => {
    await closeServer(server);
    stopping.abort();
    drainer.stop();
    placing.stop();
    for (const way of [text, mail, geocoder]) way.close();
    await Promise.all([draining, tables.done]);
    await Promise.all([pool.end(), backPool.end()]);
  };
  return { port, close };
};
