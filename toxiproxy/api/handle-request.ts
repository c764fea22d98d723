import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { badBody, toApiError } from "../api-error.ts";
import type { ProxyCollection } from "../proxy-collection.ts";
import { readBody } from "./read-body.ts";
import type { Reply, Route } from "./routes.ts";

/** Answers one request to the API, whatever is wrong with it. */
export async function handleRequest(
  { proxies, routes }: { proxies: ProxyCollection; routes: readonly Route[] },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? "").replace(/\?.*$/s, "");
  const matching = routes.filter((route) => route.path.test(path));
  const route = matching.find(({ methods }) => methods.includes(request.method ?? ""));
  if (matching.length === 0) return sendText(response, 404, "404 page not found\n");
  if (route === undefined) return void response.writeHead(405).end();

  response.setHeader("X-Toxiproxy-Request-Id", randomUUID());
  if (request.headers["user-agent"]?.startsWith("Mozilla/") === true) {
    // Keeps web pages that a browser has open from reaching a server on the same machine.
    return sendText(response, 403, "User agent not allowed\n");
  }
  try {
    const names = route.path.exec(path)?.groups;
    const proxy = decode(names?.["proxy"]);
    const toxic = decode(names?.["toxic"]);
    send(response, await route.answer({ proxies, proxy, toxic, body: await readBody(request) }));
  } catch (error) {
    const { message, status } = toApiError(error);
    sendText(response, status, `${JSON.stringify({ error: message, status })}\n`);
  }
}

function decode(name = ""): string {
  try {
    return decodeURIComponent(name);
  } catch {
    throw badBody(`invalid URL escape in "${name}"`);
  }
}

function send(response: ServerResponse, { status, body, contentType = "application/json" }: Reply): void {
  if (body === undefined) {
    response.writeHead(status).end();
    return;
  }
  const text = typeof body === "string" ? body : JSON.stringify(body);
  response
    .writeHead(status, { "Content-Type": contentType, "Content-Length": Buffer.byteLength(text) })
    .end(text);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) return;
  response
    .writeHead(status, {
      "Content-Type": "text/plain; charset=utf-8",
      "X-Content-Type-Options": "nosniff",
      "Content-Length": Buffer.byteLength(text),
    })
    .end(text);
}
