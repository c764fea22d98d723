import type { IncomingMessage } from "node:http";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { Refusal } from "../service/refusal.ts";
import type { Environment } from "../service/settings.ts";
import { wholeNumber } from "../service/settings.ts";

export interface TargetsFeedSettings {
  readonly port: number;
  readonly rows: number;
  /** How long it takes until the next file is there. */
  readonly everySeconds: number;
}

export const readTargetsFeedSettings = (environment: Environment): TargetsFeedSettings => ({
  port: wholeNumber(environment, "PORT"),
  rows: wholeNumber(environment, "ROWS", 2_000),
  everySeconds: wholeNumber(environment, "EVERY_SECONDS", 2),
});

export const offices = 200;
// Files are kept for a while, as in a bucket.
const keptVersions = 20;

const csvOf = (version: number, rows: number): string =>
  Array.from({ length: rows }, (_, index) => {
    const voter = 1 + index;
    const office = 1 + Math.floor((index * offices) / rows);
    const score = (voter * 7_919 + version * 31) % 1_000;
    return `${voter},${office},${score}\n`;
  }).join("");

const versionIn = (request: IncomingMessage, latest: number): number => {
  const version = Number(new URL(request.url ?? "/", "http://feed").searchParams.get("version"));
  const isKept = Number.isInteger(version) && version > latest - keptVersions && version <= latest;
  if (isKept) return version;
  throw new Refusal(404, "no such file");
};

const routes = ({ rows, everySeconds }: TargetsFeedSettings): Routes => {
  const latest = (): number => Math.floor(Date.now() / (everySeconds * 1_000));
  return {
    "GET /healthz": (_, response) => send(response, 200, '{"state":"full"}'),
    "GET /manifest": (_, response) => {
      const version = latest();
      const madeAt = new Date(version * everySeconds * 1_000).toISOString();
      send(response, 200, JSON.stringify({ version, rows, madeAt }));
    },
    "GET /targets.csv": (request, response) => {
      const csv = csvOf(versionIn(request, latest()), rows);
      response.writeHead(200, { "content-type": "text/csv", "content-length": Buffer.byteLength(csv) });
      response.end(csv);
    },
  };
};

/** A stand-in for what the analysts' models leave in a bucket: a file of voters to call, and a manifest that tells its rows. */
export const startTargetsFeed = async (settings: TargetsFeedSettings): Promise<Running> => {
  const server = createHttpServer(routes(settings));
  return { port: await listen(server, settings.port), close: () => closeServer(server) };
};
