import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readBody, readJson } from "../service/read-json.ts";
import type { Environment } from "../service/settings.ts";
import { wholeNumber } from "../service/settings.ts";
import { InvertedIndex } from "./inverted-index.ts";
import { readBulk, readQuery } from "./read-requests.ts";

export interface SearchIndexSettings {
  readonly port: number;
}

export const readSearchIndexSettings = (environment: Environment): SearchIndexSettings => ({
  port: wholeNumber(environment, "PORT"),
});

const largestBulk = 8 * 1024 * 1024;

const routes = (index: InvertedIndex): Routes => ({
  "GET /_cluster/health": (_, response) => send(response, 200, '{"status":"green"}'),
  "GET /_count": (_, response) => send(response, 200, JSON.stringify({ count: index.size })),
  "POST /documents/_bulk": async (request, response) => {
    const documents = readBulk(await readBody(request, largestBulk));
    for (const document of documents) index.put(document);
    const items = documents.map(({ id }) => ({ index: { _index: "documents", _id: id, status: 201 } }));
    send(response, 200, JSON.stringify({ errors: false, items }));
  },
  "POST /documents/_search": async (request, response) => {
    const { words, size } = readQuery(await readJson(request));
    const hits = index.find(words, size).map(({ id, title }) => ({ _id: id, _source: { title } }));
    send(response, 200, JSON.stringify({ timed_out: false, hits: { hits } }));
  },
  // Every document that it holds, a line each: what the scroll interface would give.
  "GET /log": (_, response) => {
    const text = index.ids.map((id) => `${id}\n`).join("");
    response.writeHead(200, { "content-type": "text/plain", "content-length": Buffer.byteLength(text) });
    response.end(text);
  },
});

/** A search index of its own, with the part of Elasticsearch's interface that Tots uses. */
export const startSearchIndex = async ({ port }: SearchIndexSettings): Promise<Running> => {
  const server = createHttpServer(routes(new InvertedIndex()));
  return { port: await listen(server, port), close: () => closeServer(server) };
};
