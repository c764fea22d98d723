import { openPool, prepareTables } from "../service/database.ts";
import { every } from "../service/every.ts";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import { prepareWithRetry } from "../service/prepare-with-retry.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import { Refusal } from "../service/refusal.ts";
import { Remote } from "../service/remote.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, required, wholeNumber } from "../service/settings.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import { OpenWork } from "./open-work.ts";
import { readPaper } from "./paper.ts";
import { Papers, paperTables } from "./papers.ts";
import { Enrichment, SearchIndex, unansweredRefusal } from "./remotes.ts";
import { Snapshot } from "./snapshot.ts";
import type { TotsSwitch } from "./take-paper.ts";
import { takePaper, withinMs } from "./take-paper.ts";

export interface TotsSettings {
  readonly port: number;
  readonly databaseUrl: string;
  readonly enrichment: string;
  readonly index: string;
  /** Where the index can be read; not over the way of searches. */
  readonly indexLog: string;
  readonly snapshotMs: number;
}

export const readTotsSettings = (environment: Environment): TotsSettings => ({
  port: wholeNumber(environment, "PORT"),
  databaseUrl: required(environment, "DATABASE_URL"),
  enrichment: httpAddress(environment, "ENRICHMENT"),
  index: httpAddress(environment, "INDEX"),
  indexLog: httpAddress(environment, "INDEX_LOG"),
  snapshotMs: wholeNumber(environment, "SNAPSHOT_MS", 2_000),
});

const roundMs = 100;
const logWithinMs = 30_000;

const openWorld = ({ databaseUrl, enrichment: vendor, index: url }: TotsSettings) => {
  const pool = openPool(databaseUrl, { size: 10, acquireMs: 2_000 });
  const papers = new Papers(pool);
  const enrichment = new Enrichment(vendor);
  const index = new SearchIndex(url);
  const switches = new Switches<TotsSwitch>(["patience", "ask-again", "enrich-later", "snapshot"]);
  const isIndexHeld = () => switches.isOn("snapshot");
  const work = new OpenWork({ papers, enrichment, index, isIndexHeld });
  return { pool, papers, enrichment, index, switches, work, snapshot: new Snapshot(papers) };
};

type World = ReturnType<typeof openWorld>;

const find = async ({ switches, snapshot, index }: World, words: string) => {
  if (!switches.isOn("snapshot")) {
    const hits = await index.find(words, withinMs(switches)).catch(unansweredRefusal);
    return { asOf: "now", hits };
  }
  if (snapshot.asOf === undefined) throw new Refusal(503, "there is no snapshot yet");
  return { asOf: snapshot.asOf.toISOString(), hits: snapshot.find(words) };
};

const totsRoutes = (world: World): Routes => ({
  "POST /documents": async (request, response) => {
    const paper = readPaper(request.headers["idempotency-key"], await readJson(request));
    const end = await takePaper(world, paper);
    send(response, end === "found" ? 201 : 202, JSON.stringify({ [end]: true }));
  },
  "GET /search": async (request, response) => {
    const words = new URL(request.url ?? "/", "http://tots").searchParams.get("q") ?? "";
    if (words === "" || words.length > 200) throw new Refusal(400, "q must be 1 to 200 characters");
    send(response, 200, JSON.stringify(await find(world, words)));
  },
});

/** Every document that a search can find, a line each, as the index has it. */
const ledgerRoute = (indexLog: string): Routes => {
  const log = new Remote("the search index", indexLog, 1);
  return {
    "GET /ledger": async (_, response) => {
      const { status, text } = await log.ask("/log", { withinMs: logWithinMs });
      if (status !== 200) throw new Refusal(502, "the search index does not say what it has");
      response.writeHead(200, { "content-type": "text/plain; charset=utf-8" }).end(text);
    },
  };
};

const resume = async ({ papers, work }: World): Promise<void> => {
  for (const { paper, isIndexed } of await papers.open()) {
    if (paper.names === undefined) work.nameLater(paper);
    if (!isIndexed) work.indexLater(paper);
  }
};

const healthOf = ({ switches, work, snapshot }: World) => ({
  state:
    switches.isOn("snapshot") || switches.isOn("enrich-later")
      ? ("queue-writes" as const)
      : ("full" as const),
  backlog: work.size,
  unnamed: work.unnamed,
  snapshotAsOf: snapshot.asOf?.toISOString() ?? null,
});

/** Documents of the press and of the research desk: names are found in them, and everybody can search them. */
export const startTots = async (settings: TotsSettings): Promise<Running> => {
  const world = openWorld(settings);
  const { pool, enrichment, index, switches, work, snapshot } = world;
  const stopping = new AbortController();
  const tables = prepareWithRetry(async () => {
    await prepareTables(settings.databaseUrl, paperTables);
    await resume(world);
  }, stopping.signal);
  await tables.tried;
  const server = createHttpServer({
    ...totsRoutes(world),
    ...ledgerRoute(settings.indexLog),
    ...operatorRoutes(switches, () => healthOf(world)),
  });
  const port = await listen(server, settings.port);
  const working = Promise.all([
    every(roundMs, () => work.round(), stopping.signal),
    every(settings.snapshotMs, () => snapshot.renew(), stopping.signal),
  ]);
  const close = async (): Promise<void> => {
    await closeServer(server);
    stopping.abort();
    enrichment.close();
    index.close();
    await Promise.all([working, tables.done]);
    await pool.end();
  };
  return { port, close };
};
