import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { Refusal } from "./refusal.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** `GET /path` to its handler. */
export type Routes = Readonly<Record<string, Handler>>;

export const send = (response: ServerResponse, status: number, body: string): void => {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
  });
  response.end(body);
};

const refuse = (response: ServerResponse, error: unknown): void => {
  // Half an answer cannot be taken back, only cut.
  if (response.headersSent) response.destroy();
  if (error instanceof Refusal) {
    if (error.status === 503) response.setHeader("retry-after", "1");
    return send(response, error.status, JSON.stringify({ error: error.message }));
  }
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  send(response, 500, '{"error":"internal error"}');
};

const refuseRoute = (routes: Routes, path: string, response: ServerResponse): void => {
  const allowed = ["GET", "POST", "DELETE"].filter((method) => Object.hasOwn(routes, `${method} ${path}`));
  if (allowed.length === 0) return refuse(response, new Refusal(404, "no such path"));
  response.setHeader("allow", allowed.join(", "));
  refuse(response, new Refusal(405, `use ${allowed.join(" or ")}`));
};

export const createHttpServer = (routes: Routes): Server => {
  const server = createServer((request, response) => {
    const url = request.url ?? "/";
    const query = url.indexOf("?");
    const path = query === -1 ? url : url.slice(0, query);
    const route = `${request.method} ${path}`;
    const handler = Object.hasOwn(routes, route) ? routes[route] : undefined;
    if (handler === undefined) return refuseRoute(routes, path, response);
    try {
      handler(request, response)?.catch((error: unknown) => refuse(response, error));
    } catch (error) {
      refuse(response, error);
    }
  });
  // Longer than the idle timeout of usual load balancers, so that the service is not the side that hangs up.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 66_000;
  return server;
};
