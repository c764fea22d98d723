import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import { Refusal } from "../service/refusal.ts";
import { Remote } from "../service/remote.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, wholeNumber } from "../service/settings.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import { originRefusal, PageCache } from "./page-cache.ts";

export interface FrontSettings {
  readonly port: number;
  /** For operators alone; readers never get here. */
  readonly adminPort: number;
  readonly origin: string;
}

export const readFrontSettings = (environment: Environment): FrontSettings => ({
  port: wholeNumber(environment, "PORT"),
  adminPort: wholeNumber(environment, "ADMIN_PORT"),
  origin: httpAddress(environment, "ORIGIN"),
});

type FrontSwitch = "grace" | "wide";

const rules = { freshMs: 1_000, graceMs: 600_000, most: 10_000 };
const originWithinMs = 8_000;
const usualConnections = 40;
const manyConnections = 400;

/** The way to the origin: with `wide` on, over ten times as many connections. */
class Origin {
  readonly #usual: Remote;
  readonly #wide: Remote;
  readonly #switches: Switches<FrontSwitch>;

  constructor(url: string, switches: Switches<FrontSwitch>) {
    this.#usual = new Remote("the site", url, usualConnections);
    this.#wide = new Remote("the site", url, manyConnections);
    this.#switches = switches;
  }

  get remote(): Remote {
    return this.#switches.isOn("wide") ? this.#wide : this.#usual;
  }

  readonly page = async (path: string): Promise<{ text: string; type: string }> => {
    const { status, text, headers } = await this.remote.ask(path, { withinMs: originWithinMs });
    if (status !== 200) throw new Refusal(status === 404 ? 404 : 503, `the site answered ${status}`);
    return { text, type: headers["content-type"] ?? "text/html" };
  };

  async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const key = request.headers["idempotency-key"];
    const { status, text } = await this.remote.ask(request.url ?? "/", {
      json: await readJson(request),
      withinMs: originWithinMs,
      headers: typeof key === "string" ? { "idempotency-key": key } : {},
    });
    send(response, status, text);
  }

  close(): void {
    this.#usual.close();
    this.#wide.close();
  }
}

const readerServer = (cache: PageCache, origin: Origin) => {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === "POST") return await origin.pass(request, response);
    if (request.method !== "GET") throw new Refusal(405, "use GET or POST");
    // The way to the donation page needs nobody behind this one.
    if (request.url === "/give")
      return void response.writeHead(302, { location: "https://give.example/" }).end();
    const { text, type } = await cache.get(request.url ?? "/");
    response.writeHead(200, { "content-type": type, "content-length": Buffer.byteLength(text) }).end(text);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const { status, message } = originRefusal(error);
      send(response, status, JSON.stringify({ error: message }));
    });
  });
  server.keepAliveTimeout = 65_000;
  return server;
};

/** A cache in front of the web site, as Varnish or a delivery network is one. */
export const startFront = async ({ port, adminPort, origin: url }: FrontSettings): Promise<Running> => {
  const switches = new Switches<FrontSwitch>(["grace", "wide"]);
  const origin = new Origin(url, switches);
  const cache = new PageCache(origin.page, rules, () => switches.isOn("grace"));
  const readers = readerServer(cache, origin);
  const health = () => ({
    state: switches.isOn("grace") ? ("static-page" as const) : ("full" as const),
    backlog: 0,
    hits: cache.hits,
    fetches: cache.fetches,
    waiting: origin.remote.asked,
  });
  const operators = createHttpServer(operatorRoutes(switches, health));
  const bound = await listen(readers, port);
  await listen(operators, adminPort);
  const close = async (): Promise<void> => {
    await Promise.all([closeServer(readers), closeServer(operators)]);
    origin.close();
  };
  return { port: bound, close };
};
