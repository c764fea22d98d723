import { randomInt } from "node:crypto";
import { createServer, type Server } from "node:http";
import { formatAddress } from "./address.ts";
import { handleRequest } from "./api/handle-request.ts";
import { routesWith } from "./api/routes.ts";
import { readProxies } from "./api/read-proxy.ts";
import { ProxyCollection } from "./proxy-collection.ts";
import { showRuntime } from "./runtime-metrics.ts";
import { Traffic } from "./traffic.ts";

/** What /metrics can tell; without any of it there is no such path. */
export type Metrics = "proxy" | "runtime";

export interface ToxiproxyOptions {
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port?: number;
  /** With the same seed, jitter and toxicity fall the same way again. */
  readonly seed?: number;
  /** A list of proxies to begin with, in the form that /populate takes. */
  readonly config?: unknown;
  readonly metrics?: readonly Metrics[];
}

export interface RunningToxiproxy {
  readonly host: string;
  readonly port: number;
  readonly url: string;
  /** Closes every proxy, connection and timer. */
  readonly close: () => Promise<void>;
}

const SEEDS = 2 ** 32;
const READ_TIMEOUT_MS = 15_000;
/** How late a request that takes too long may be noticed. */
const CHECK_EVERY_MS = 1000;
const IDLE_TIMEOUT_MS = 60_000;
const LINGER_MS = 1000;

/** Starts a Toxiproxy server in this process. */
export async function startToxiproxy({
  host = "127.0.0.1",
  port = 0,
  seed = randomInt(SEEDS),
  config = [],
  metrics = [],
}: ToxiproxyOptions = {}): Promise<RunningToxiproxy> {
  const traffic = metrics.includes("proxy") ? new Traffic() : undefined;
  const proxies = new ProxyCollection({ seed, traffic });
  const show = { proxy: () => traffic?.show() ?? "", runtime: showRuntime };
  const routes = routesWith(metrics.map((kind) => show[kind]));
  const server = createServer(
    {
      requestTimeout: READ_TIMEOUT_MS,
      connectionsCheckingInterval: CHECK_EVERY_MS,
      keepAliveTimeout: IDLE_TIMEOUT_MS,
    },
    (request, response) => void handleRequest({ proxies, routes }, request, response),
  );
  server.on("clientError", (_error, socket) => {
    if (!socket.writable) return void socket.destroy();
    socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    // A client that never closes for its part must not hold the socket for ever.
    const linger = setTimeout(() => socket.destroy(), LINGER_MS);
    socket.once("close", () => clearTimeout(linger));
  });

  async function close(): Promise<void> {
    proxies.close();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  try {
    await proxies.populate(readProxies(config), []);
    const bound = await listen(server, { host, port });
    return { ...bound, url: `http://${formatAddress(bound)}`, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function listen(
  server: Server,
  address: { host: string; port: number },
): Promise<{ host: string; port: number }> {
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(address, () => {
      const bound = server.address();
      if (bound === null || typeof bound === "string")
        reject(new Error("The server is not bound to a TCP port."));
      else resolve({ host: bound.address, port: bound.port });
    });
  });
}
