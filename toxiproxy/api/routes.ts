import { toApiError } from "../api-error.ts";
import type { ProxyCollection } from "../proxy-collection.ts";
import type { Proxy } from "../proxy.ts";
import { parseJson } from "./parse-json.ts";
import { readProxies, readProxy, readProxyChange } from "./read-proxy.ts";
import { readToxic, readToxicChange } from "./read-toxic.ts";
import { showProxy, showToxic } from "./show.ts";

export const VERSION = "2.12.0+gameday";

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly contentType?: string;
}

interface Call {
  readonly proxies: ProxyCollection;
  /** The parts of the path that stand for a name. */
  readonly proxy: string;
  readonly toxic: string;
  readonly body: string;
}

export interface Route {
  readonly methods: readonly string[];
  readonly path: RegExp;
  readonly answer: (call: Call) => Reply | Promise<Reply>;
}

const DONE: Reply = { status: 204 };
const PROXY = /^\/proxies\/(?<proxy>[^/]+)$/;
const TOXICS = /^\/proxies\/(?<proxy>[^/]+)\/toxics$/;
const TOXIC = /^\/proxies\/(?<proxy>[^/]+)\/toxics\/(?<toxic>[^/]+)$/;

const routes: readonly Route[] = [
  { methods: ["POST"], path: /^\/reset$/, answer: reset },
  { methods: ["POST"], path: /^\/populate$/, answer: populate },
  { methods: ["GET"], path: /^\/version$/, answer: version },
  { methods: ["GET"], path: /^\/proxies$/, answer: listProxies },
  { methods: ["POST"], path: /^\/proxies$/, answer: createProxy },
  { methods: ["GET"], path: PROXY, answer: (call) => ok(showProxy(proxyOf(call))) },
  { methods: ["POST", "PATCH"], path: PROXY, answer: updateProxy },
  { methods: ["DELETE"], path: PROXY, answer: deleteProxy },
  { methods: ["GET"], path: TOXICS, answer: (call) => ok(proxyOf(call).toxics.all.map((t) => showToxic(t))) },
  { methods: ["POST"], path: TOXICS, answer: addToxic },
  { methods: ["GET"], path: TOXIC, answer: (call) => ok(showToxic(proxyOf(call).toxics.get(call.toxic))) },
  { methods: ["POST", "PATCH"], path: TOXIC, answer: updateToxic },
  { methods: ["DELETE"], path: TOXIC, answer: removeToxic },
];

/** The routes of the API, with /metrics if there is any to show. */
export function routesWith(metrics: readonly (() => string)[]): readonly Route[] {
  if (metrics.length === 0) return routes;
  const contentType = "text/plain; version=0.0.4; charset=utf-8; escaping=underscores";
  const answer = (): Reply => ({ status: 200, contentType, body: metrics.map((show) => show()).join("") });
  return [...routes, { methods: ["GET"], path: /^\/metrics$/, answer }];
}

function ok(body: unknown, status = 200): Reply {
  return { status, body };
}

function proxyOf({ proxies, proxy }: Call): Proxy {
  return proxies.get(proxy);
}

function version(): Reply {
  return {
    status: 200,
    body: `{"version": "${VERSION}"}\n`,
    contentType: "application/json;charset=utf-8",
  };
}

async function reset({ proxies }: Call): Promise<Reply> {
  await proxies.reset();
  return DONE;
}

function listProxies({ proxies }: Call): Reply {
  const sorted = proxies.all.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return ok(Object.fromEntries(sorted.map((proxy) => [proxy.name, showProxy(proxy)])));
}

async function createProxy({ proxies, body }: Call): Promise<Reply> {
  return ok(showProxy(await proxies.create(readProxy(parseJson(body)))), 201);
}

/** Answers with the proxies made so far even when it fails; none at all is null, as in Toxiproxy. */
async function populate({ proxies, body }: Call): Promise<Reply> {
  const made: Proxy[] = [];
  const shown = (): object => ({ proxies: made.length === 0 ? null : made.map((proxy) => showProxy(proxy)) });
  try {
    await proxies.populate(readProxies(parseJson(body)), made);
    return ok(shown(), 201);
  } catch (error) {
    const { message, status } = toApiError(error);
    return ok({ error: message, status, ...shown() }, status);
  }
}

async function updateProxy(call: Call): Promise<Reply> {
  const proxy = proxyOf(call);
  await proxy.update(readProxyChange(parseJson(call.body)));
  return ok(showProxy(proxy));
}

function deleteProxy(call: Call): Reply {
  call.proxies.remove(call.proxy);
  return DONE;
}

function addToxic(call: Call): Reply {
  const { toxics } = proxyOf(call);
  const toxic = readToxic(parseJson(call.body), (name) => toxics.has(name));
  toxics.add(toxic);
  return ok(showToxic(toxic));
}

function updateToxic(call: Call): Reply {
  const { toxics } = proxyOf(call);
  const toxic = toxics.get(call.toxic);
  toxics.update(toxic, readToxicChange(parseJson(call.body), toxic));
  return ok(showToxic(toxic));
}

function removeToxic(call: Call): Reply {
  const { toxics } = proxyOf(call);
  toxics.remove(toxics.get(call.toxic));
  return DONE;
}
