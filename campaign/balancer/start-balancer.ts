import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import { Refusal } from "../service/refusal.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, required, wholeNumber } from "../service/settings.ts";
import { Copies } from "./copies.ts";
import { Listed } from "./listed.ts";

export interface BalancerSettings {
  readonly port: number;
  /** For operators and deploys alone. */
  readonly adminPort: number;
  readonly consul: string;
  /** The name under which the copies are in Consul. */
  readonly service: string;
}

export const readBalancerSettings = (environment: Environment): BalancerSettings => ({
  port: wholeNumber(environment, "PORT"),
  adminPort: wholeNumber(environment, "ADMIN_PORT"),
  consul: httpAddress(environment, "CONSUL"),
  service: required(environment, "SERVICE"),
});

const passWithinMs = 10_000;

const pass = async (copies: Copies, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const json = request.method === "POST" ? await readJson(request) : undefined;
  const key = request.headers["idempotency-key"];
  const headers = typeof key === "string" ? { "idempotency-key": key } : {};
  const { status, text } = await copies.ask(request.url ?? "/", { json, headers, withinMs: passWithinMs });
  send(response, status, text);
};

const readOut = (json: unknown): { readonly port: number; readonly isOut: boolean } => {
  const { port, out }: { port?: unknown; out?: unknown } =
    typeof json === "object" && json !== null ? json : {};
  if (typeof port === "number" && typeof out === "boolean") return { port, isOut: out };
  throw new Refusal(400, 'send {"port":8080,"out":true}');
};

const adminRoutes = (copies: Copies): Routes => {
  const now = (): string =>
    JSON.stringify({
      state: copies.taking.length === 0 ? "off" : "full",
      backlog: 0,
      taking: copies.taking.length,
      inFlight: copies.counts.reduce((sum, { inFlight }) => sum + inFlight, 0),
      failed: copies.counts.reduce((sum, { failed }) => sum + failed, 0),
    });
  return {
    "GET /healthz": (_, response) => send(response, 200, now()),
    "GET /admin/copies": (_, response) => send(response, 200, JSON.stringify(copies.counts)),
    "POST /admin/out": async (request, response) => {
      const { port, isOut } = readOut(await readJson(request));
      copies.takeOut(port, isOut);
      send(response, 200, now());
    },
  };
};

const refuse = (response: ServerResponse, error: unknown): void => {
  const { status, message } = error instanceof Refusal ? error : new Refusal(500, "internal error");
  send(response, status, JSON.stringify({ error: message }));
};

/** The front of a service of several copies, which it finds through Consul. */
export const startBalancer = async (
  settings: BalancerSettings,
): Promise<Running & { readonly adminPort: number }> => {
  const listed = new Listed(settings.consul, settings.service);
  const copies = new Copies(() => listed.ports);
  const server = createServer((request, response) => {
    const answering =
      request.url === "/copies"
        ? listed.now().then((now) => send(response, 200, JSON.stringify(now)))
        : pass(copies, request, response);
    answering.catch((error: unknown) => refuse(response, error));
  });
  server.keepAliveTimeout = 65_000;
  const admin = createHttpServer(adminRoutes(copies));
  const following = listed.follow();
  const port = await listen(server, settings.port);
  const adminPort = await listen(admin, settings.adminPort);
  const close = async (): Promise<void> => {
    await Promise.all([closeServer(server), closeServer(admin)]);
    listed.close();
    copies.close();
    await following;
  };
  return { port, adminPort, close };
};
