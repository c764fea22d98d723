import { setTimeout as pause } from "node:timers/promises";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, wholeNumber } from "../service/settings.ts";
import { readJson } from "../service/read-json.ts";
import { Refusal } from "../service/refusal.ts";
import { promote, roleOf } from "./promote.ts";
import type { PairSettings } from "./run-pair.ts";
import { runPair } from "./run-pair.ts";
import { doCommitsWait, isStreaming, letCommitsWait } from "./waiting.ts";

export interface ReplicasSettings extends PairSettings {
  readonly port: number;
}

export const readReplicasSettings = (environment: Environment): ReplicasSettings => {
  const { hostname, port } = new URL(httpAddress(environment, "REPLICATION"));
  return {
    port: wholeNumber(environment, "PORT"),
    primaryPort: wholeNumber(environment, "PRIMARY_PORT"),
    replicaPort: wholeNumber(environment, "REPLICA_PORT"),
    replication: { host: hostname, port: Number(port) },
  };
};

const lookEveryMs = 100;
const patienceMs = 50_000;

const untilStreaming = async (primaryPort: number): Promise<void> => {
  const endsAt = performance.now() + patienceMs;
  while (!(await isStreaming(primaryPort).catch(() => false))) {
    if (performance.now() > endsAt) throw new Error("The replica did not catch the stream of the primary.");
    await pause(lookEveryMs);
  }
};

const wantedIn = (body: unknown): boolean => {
  const on = typeof body === "object" && body !== null && "on" in body ? body.on : undefined;
  if (typeof on === "boolean") return on;
  throw new Refusal(400, 'send {"on":true} or {"on":false}');
};

/** Beside the databases, over no link of theirs: what each of them is, and what a database administrator orders. */
const adminRoutes = ({ primaryPort, replicaPort }: PairSettings): Routes => {
  const now = async (): Promise<string> =>
    JSON.stringify({
      first: await roleOf(primaryPort),
      second: await roleOf(replicaPort),
      commitsWait: await doCommitsWait(primaryPort),
    });
  return {
    "GET /healthz": async (_, response) => send(response, 200, await now()),
    "POST /admin/promote": async (_, response) => {
      await promote(replicaPort);
      send(response, 200, await now());
    },
    "POST /admin/commits-wait": async (request, response) => {
      await letCommitsWait(primaryPort, wantedIn(await readJson(request)));
      // A reload takes a moment to reach every process of the server.
      await pause(lookEveryMs);
      send(response, 200, await now());
    },
  };
};

/** A primary, a replica that has every acknowledged commit, and an operator's way to promote it. */
export const startReplicas = async (settings: ReplicasSettings): Promise<Running> => {
  const pair = await runPair(settings);
  let isStopping = false;
  void pair.died.then((words) => {
    if (isStopping) return;
    process.stderr.write(`${words}\nPostgreSQL stopped by itself.\n`);
    process.exit(1);
  });
  await untilStreaming(settings.primaryPort);
  // A promotion then loses nothing that was acknowledged.
  await letCommitsWait(settings.primaryPort, true);
  const server = createHttpServer(adminRoutes(settings));
  const port = await listen(server, settings.port);
  const close = async (): Promise<void> => {
    isStopping = true;
    await closeServer(server);
    await pair.stop();
  };
  return { port, close };
};
