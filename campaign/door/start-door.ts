import type { IncomingMessage, ServerResponse } from "node:http";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import { Refusal } from "../service/refusal.ts";
import { Remote, Unanswered } from "../service/remote.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, wholeNumber } from "../service/settings.ts";

export interface DoorSettings {
  readonly port: number;
  readonly feed: string;
  readonly docsWeb: string;
}

export const readDoorSettings = (environment: Environment): DoorSettings => ({
  port: wholeNumber(environment, "PORT"),
  feed: httpAddress(environment, "FEED"),
  docsWeb: httpAddress(environment, "DOCS_WEB"),
});

// Longer than anybody behind it waits.
const withinMs = 10_000;
const mostConnections = 1_000;

const refused = (error: unknown): never => {
  throw error instanceof Unanswered ? new Refusal(502, error.message) : error;
};

const pass = async (remote: Remote, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const key = request.headers["idempotency-key"];
  const headers = typeof key === "string" ? { "idempotency-key": key } : {};
  const body = request.method === "POST" ? { json: await readJson(request) } : {};
  const answer = await remote.ask(request.url ?? "/", { ...body, headers, withinMs }).catch(refused);
  send(response, answer.status, answer.text);
};

/** The one door of a debate night: sound goes in to the feed, and readers come to the transcript. */
export const startDoor = async ({ port, feed, docsWeb }: DoorSettings): Promise<Running> => {
  const sound = new Remote("the feed", feed, mostConnections);
  const transcript = new Remote("the transcript", docsWeb, mostConnections);
  const server = createHttpServer({
    "GET /healthz": (_, response) => send(response, 200, '{"state":"full"}'),
    "POST /audio": (request, response) => pass(sound, request, response),
    "GET /live": (request, response) => pass(transcript, request, response),
  });
  const bound = await listen(server, port);
  const close = async (): Promise<void> => {
    await closeServer(server);
    sound.close();
    transcript.close();
  };
  return { port: bound, close };
};
