import type { ServerResponse } from "node:http";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import type { Environment } from "../service/settings.ts";
import { wholeNumber } from "../service/settings.ts";
import type { DeskLimits } from "./desk.ts";
import { Desk } from "./desk.ts";
import { readMessage, VendorRefusal } from "./message.ts";

export interface TextingSettings extends DeskLimits {
  readonly port: number;
}

// Documented of a long code: 1 segment a second, and a queue of four hours (ten, in another copy of the page).
const fourHours = 14_400;

export const readTextingSettings = (environment: Environment): TextingSettings => ({
  port: wholeNumber(environment, "PORT"),
  segmentsPerSecond: wholeNumber(environment, "SEGMENTS_PER_SECOND", 1),
  numberQueue: wholeNumber(environment, "NUMBER_QUEUE", fourHours),
  accountQueue: wholeNumber(environment, "ACCOUNT_QUEUE", 1_000_000),
  concurrent: wholeNumber(environment, "CONCURRENT", 500),
  networkMs: wholeNumber(environment, "NETWORK_MS", 10),
});

const told = (response: ServerResponse, error: unknown): void => {
  if (!(error instanceof VendorRefusal)) throw error;
  const { code, message, status } = error;
  send(response, status, JSON.stringify({ code, message, status }));
};

const routes = (desk: Desk): Routes => ({
  "GET /healthz": (_, response) => send(response, 200, JSON.stringify(desk.health())),
  "POST /messages": async (request, response) => {
    try {
      const message = readMessage(await readJson(request));
      send(response, 201, JSON.stringify(await desk.take(message)));
    } catch (error) {
      told(response, error);
    }
  },
  "GET /messages": (request, response) => {
    const { searchParams } = new URL(request.url ?? "/", "http://vendor");
    send(response, 200, JSON.stringify({ messages: desk.of(searchParams.get("reference") ?? "") }));
  },
  "GET /log": (_, response) => {
    const text = desk.log();
    response.writeHead(200, { "content-type": "text/plain", "content-length": Buffer.byteLength(text) });
    response.end(text);
  },
});

/** A stand-in for a texting vendor: its limits and error codes are the documented ones. */
export const startTexting = async (settings: TextingSettings): Promise<Running> => {
  const server = createHttpServer(routes(new Desk(settings)));
  return { port: await listen(server, settings.port), close: () => closeServer(server) };
};
