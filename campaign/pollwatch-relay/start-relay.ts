import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Drainer } from "../service/drainer.ts";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import { Outbox } from "../service/outbox.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import { readKey } from "../service/read-key.ts";
import { Refusal } from "../service/refusal.ts";
import { Unanswered } from "../service/remote.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, required, wholeNumber } from "../service/settings.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import type { HeldBatch } from "./held-batch.ts";
import { batchOnDisk } from "./held-batch.ts";
import type { RelaySwitch } from "./hq.ts";
import { Hq } from "./hq.ts";
import { PacedDrain } from "./paced-drain.ts";

export interface RelaySettings {
  readonly port: number;
  /** Two ways to headquarters, over two providers. */
  readonly hq: { readonly first: string; readonly second: string };
  /** How many held batches go out in a second at most. */
  readonly perSecond: number;
  /** Holds batches, over a restart too. */
  readonly folder: string;
}

export const readRelaySettings = (environment: Environment): RelaySettings => ({
  port: wholeNumber(environment, "PORT"),
  hq: { first: httpAddress(environment, "HQ"), second: httpAddress(environment, "HQ_SECOND") },
  perSecond: wholeNumber(environment, "PER_SECOND", 200),
  folder: required(environment, "RELAY_DIR"),
});

const app = "<!doctype html><title>Poll watcher</title><p>Mark each voter who has voted.</p>";

const openQueues = async (folder: string) => {
  const [held, aside] = [join(folder, "held"), join(folder, "aside")];
  for (const path of [held, aside]) mkdirSync(path, { recursive: true });
  return { held: await Outbox.open(held, batchOnDisk), aside: await Outbox.open(aside, batchOnDisk) };
};

interface Parts {
  readonly hq: Hq;
  readonly held: Outbox<HeldBatch>;
  readonly switches: Switches<RelaySwitch>;
}

const notReached = (error: unknown): never => {
  if (!(error instanceof Unanswered)) throw error;
  const status = error.cause === "timeout" ? 504 : 503;
  throw new Refusal(status, "headquarters cannot be reached; keep your marks");
};

const phoneRoutes = ({ hq, held, switches }: Parts): Routes => ({
  "GET /app": (_, response) => {
    response.writeHead(200, { "content-type": "text/html", "content-length": app.length }).end(app);
  },
  "POST /batches": async (request, response) => {
    const batch = {
      key: readKey(request.headers["idempotency-key"]),
      body: JSON.stringify(await readJson(request)),
    };
    if (switches.isOn("hold")) {
      await held.append(batch);
      return send(response, 202, '{"held":true}');
    }
    const { status, text } = await hq.send(batch).catch(notReached);
    send(response, status, text);
  },
});

/** The field's side of the poll watchers' app: it hands batches on to headquarters, or holds them until it can. */
export const startRelay = async (settings: RelaySettings): Promise<Running> => {
  const { held, aside } = await openQueues(settings.folder);
  const switches = new Switches<RelaySwitch>(["hold", "second-way", "ask-again", "patience"]);
  const hq = new Hq(settings.hq, switches);
  const stopping = new AbortController();
  const { perSecond } = settings;
  const drain = new PacedDrain({ hq, aside, perSecond, stopping: stopping.signal });
  const drainer = new Drainer(held, drain.carry);
  const health = () => ({
    state: switches.isOn("hold") ? ("queue-writes" as const) : ("full" as const),
    backlog: held.size,
    aside: aside.size,
  });
  const server = createHttpServer({
    ...phoneRoutes({ hq, held, switches }),
    ...operatorRoutes(switches, health),
  });
  const port = await listen(server, settings.port);
  const draining = drainer.run();
  const close = async (): Promise<void> => {
    await closeServer(server);
    stopping.abort();
    drainer.stop();
    hq.close();
    await draining;
  };
  return { port, close };
};
