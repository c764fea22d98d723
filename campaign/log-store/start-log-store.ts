import { setTimeout as pause } from "node:timers/promises";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readBody } from "../service/read-json.ts";
import type { Environment } from "../service/settings.ts";
import { wholeNumber } from "../service/settings.ts";
import { bulkAnswer, readBulk } from "./bulk.ts";

export interface LogStoreSettings {
  readonly port: number;
  /** Bulk requests that may wait; those above are rejected, as the write queue of Elasticsearch does. */
  readonly queue: number;
  /** How long a bulk request takes to be indexed. */
  readonly indexMs: number;
}

export const readLogStoreSettings = (environment: Environment): LogStoreSettings => ({
  port: wholeNumber(environment, "PORT"),
  queue: wholeNumber(environment, "QUEUE", 10_000),
  indexMs: wholeNumber(environment, "INDEX_MS", 2),
});

const routes = ({ queue, indexMs }: LogStoreSettings): Routes => {
  let count = 0;
  let waiting = 0;
  return {
    "GET /healthz": (_, response) => send(response, 200, '{"state":"full"}'),
    "POST /_bulk": async (request, response) => {
      const documents = readBulk(await readBody(request));
      if (waiting >= queue) return send(response, 200, bulkAnswer(documents.length, true));
      waiting += 1;
      await pause(indexMs);
      waiting -= 1;
      count += documents.length;
      send(response, 200, bulkAnswer(documents.length, false));
    },
    "GET /_count": (_, response) => send(response, 200, JSON.stringify({ count })),
  };
};

/** A stand-in for Elasticsearch: it takes log lines in bulk, and rejects them when its queue is full. */
export const startLogStore = async (settings: LogStoreSettings): Promise<Running> => {
  const server = createHttpServer(routes(settings));
  return { port: await listen(server, settings.port), close: () => closeServer(server) };
};
