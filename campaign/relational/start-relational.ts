import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { openPool, prepareTables } from "../service/database.ts";
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
import type { Health } from "../service/switches.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import { Matching } from "./matching.ts";
import { matchTables, voterTables } from "./matches.ts";
import { PushVendor } from "./push-vendor.ts";
import { ledgerRoute, volunteerRoutes } from "./routes.ts";
import type { Nudge } from "./upload.ts";
import { nudgeOnDisk, uploadOnDisk } from "./upload.ts";

export interface RelationalSettings {
  readonly port: number;
  readonly databaseUrl: string;
  /** The voter file that contacts are matched against. */
  readonly voterFileUrl: string;
  readonly voters: number;
  readonly push: string;
  /** Where the vendor's log is; it does not come over the way of the nudges. */
  readonly pushLog: string;
  readonly mostWaiting: number;
  /** Holds what waits, over a restart too. */
  readonly folder: string;
}

export const readRelationalSettings = (environment: Environment): RelationalSettings => ({
  port: wholeNumber(environment, "PORT"),
  databaseUrl: required(environment, "DATABASE_URL"),
  voterFileUrl: required(environment, "VOTER_FILE_URL"),
  voters: wholeNumber(environment, "VOTERS", 50_000),
  push: httpAddress(environment, "PUSH"),
  pushLog: httpAddress(environment, "PUSH_LOG"),
  mostWaiting: wholeNumber(environment, "MOST_WAITING", 100_000),
  folder: required(environment, "QUEUE_DIR"),
});

const usualPool = 10;
const largePool = 40;

const switchesOf = (voterFile: pg.Pool) => {
  const switches = new Switches(["match-later", "nudge-later", "large-pool", "patience"] as const);
  switches.onChange((name, isOn) => {
    if (name === "large-pool") resizePool(voterFile, isOn ? largePool : usualPool);
  });
  return switches;
};

const openQueues = async (folder: string) => {
  const [uploads, nudges] = [join(folder, "uploads"), join(folder, "nudges")];
  for (const path of [uploads, nudges]) mkdirSync(path, { recursive: true });
  return {
    uploads: await Outbox.open(uploads, uploadOnDisk),
    nudges: await Outbox.open(nudges, nudgeOnDisk),
  };
};

const openWorld = async (settings: RelationalSettings, stopping: AbortSignal) => {
  const { databaseUrl, voterFileUrl, voters } = settings;
  const pool = openPool(databaseUrl, { size: usualPool, acquireMs: 2_000, queryMs: 30_000 });
  const voterFile = openPool(voterFileUrl, { size: usualPool, acquireMs: 2_000 });
  const statements = [...matchTables, ...voterTables(voters)];
  const tables = prepareWithRetry(() => prepareTables(databaseUrl, statements), stopping);
  await tables.tried;
  const switches = switchesOf(voterFile);
  const vendor = new PushVendor(settings.push, () => switches.isOn("patience"));
  const queues = await openQueues(settings.folder);
  return { pool, voterFile, tables, switches, vendor, queues };
};

type World = Awaited<ReturnType<typeof openWorld>>;

const openMatching = async ({ pool, voterFile, queues, switches }: World, mostWaiting: number) =>
  new Matching(
    { pool, voterFile, queue: queues.uploads, mostWaiting, isLater: () => switches.isOn("match-later") },
    await leftIn(queues.uploads),
  );

/** Resolves when the vendor has it, or it is safe on disk. */
const nudgeBy =
  ({ switches, vendor, queues }: World) =>
  async (nudge: Nudge): Promise<"sent" | "waiting"> => {
    if (switches.isOn("nudge-later")) {
      await queues.nudges.append(nudge);
      return "waiting";
    }
    await vendor.send(nudge);
    return "sent";
  };

const healthOf = ({ switches, queues, vendor }: World): Health => ({
  state: switches.isOn("match-later") || switches.isOn("nudge-later") ? "queue-writes" : "full",
  backlog: queues.uploads.size + queues.nudges.size,
  refusedNudges: vendor.refused,
});

/** The app of volunteers and their friends: contacts matched against the voter file, and nudges to go and vote. */
export const startRelational = async (settings: RelationalSettings): Promise<Running> => {
  const stopping = new AbortController();
  const world = await openWorld(settings, stopping.signal);
  const { pool, voterFile, tables, switches, vendor, queues } = world;
  const matching = await openMatching(world, settings.mostWaiting);
  const drainers = [
    new Drainer(queues.uploads, (uploads) => matching.matchAll(uploads)),
    new Drainer(queues.nudges, (nudges) => vendor.sendAll(nudges)),
  ];
  const server = createHttpServer({
    ...volunteerRoutes({ matching, nudge: nudgeBy(world) }),
    ...ledgerRoute(pool, settings.pushLog),
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
    await Promise.all([pool.end(), voterFile.end()]);
  };
  return { port, close };
};
