import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { splitWords } from "./split-words.ts";
import { Unit } from "./unit.ts";

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
};

const words = splitWords(process.env["UNIT_COMMAND"] ?? "");
if (words.length === 0) fail("UNIT_COMMAND is empty.\nSet it to the command of the program to keep.");
const port = process.env["PORT"] ?? "";
if (!/^\d{1,5}$/.test(port)) fail(`PORT is "${port}", which is not a port.\nSet PORT, for example 9100.`);

const unit = new Unit(words);

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json" }).end(`${JSON.stringify(body)}\n`);
};

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  try {
    return JSON.parse(Buffer.concat(chunks).toString() || "{}");
  } catch {
    return undefined;
  }
};

interface Order {
  readonly restart?: unknown;
  readonly start?: unknown;
}

const isOrder = (value: unknown): value is Order => typeof value === "object" && value !== null;

const obey = (order: unknown): boolean => {
  if (!isOrder(order)) return false;
  const { restart = unit.status().restart, start = false } = order;
  if ((restart !== "no" && restart !== "always") || typeof start !== "boolean") return false;
  unit.setRestart(restart);
  if (start) unit.start();
  return true;
};

const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (request.url !== "/unit") return send(response, 404, { error: "the only path is /unit" });
  if (request.method === "GET") return send(response, 200, unit.status());
  if (request.method !== "POST") return send(response, 405, { error: "use GET or POST" });
  const isUnderstood = obey(await readBody(request));
  const refusal = { error: 'send {"restart":"no"|"always","start":true}; both are optional' };
  send(response, isUnderstood ? 200 : 400, isUnderstood ? unit.status() : refusal);
};

const stop = (): void => {
  void unit.stop().then(() => process.exit(0));
};

const server = createServer((request, response) => {
  // A client that leaves in the middle of its order is no reason to stop the unit.
  answer(request, response).catch(() => response.destroy());
});
server.on("error", (error) =>
  fail(`The supervisor cannot listen: ${error.message}\nSet PORT to a free port.`),
);
server.listen(Number(port), "127.0.0.1", () => unit.start());
process.on("SIGTERM", stop).on("SIGINT", stop);
