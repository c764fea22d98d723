import type { IncomingMessage } from "node:http";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readBody } from "../service/read-json.ts";
import { Refusal } from "../service/refusal.ts";
import type { Environment } from "../service/settings.ts";
import { wholeNumber } from "../service/settings.ts";
import { Points, readPoints } from "./points.ts";

export interface MetricsStoreSettings {
  readonly port: number;
}

export const readMetricsStoreSettings = (environment: Environment): MetricsStoreSettings => ({
  port: wholeNumber(environment, "PORT"),
});

// The one kind of question that the alarm asks.
const queryShape = /^SELECT sum\(\*\) FROM (\w+) WHERE time > now\(\) - (\d+)s$/;

const answerTo = (points: Points, request: IncomingMessage): string => {
  const query = new URL(request.url ?? "/", "http://metrics").searchParams.get("q") ?? "";
  const [, name, seconds] = queryShape.exec(query) ?? [];
  if (name === undefined) throw new Refusal(400, "error parsing query");
  const sums = points.sums(name, Number(seconds) * 1_000);
  const series =
    sums === undefined
      ? {}
      : {
          series: [
            {
              name,
              columns: ["time", ...Object.keys(sums).map((field) => `sum_${field}`)],
              values: [[0, ...Object.values(sums)]],
            },
          ],
        };
  return JSON.stringify({ results: [{ statement_id: 0, ...series }] });
};

const routes = (points: Points): Routes => ({
  "GET /healthz": (_, response) => send(response, 200, '{"state":"full"}'),
  "POST /write": async (request, response) => {
    points.add(readPoints(await readBody(request)));
    response.writeHead(204).end();
  },
  "GET /query": (request, response) => send(response, 200, answerTo(points, request)),
});

/** A stand-in for InfluxDB: it takes points in the line protocol, and answers with sums over the last seconds. */
export const startMetricsStore = async ({ port }: MetricsStoreSettings): Promise<Running> => {
  const server = createHttpServer(routes(new Points()));
  return { port: await listen(server, port), close: () => closeServer(server) };
};
