import { createServer } from "node:net";
import { EnvironmentError } from "../model/errors.ts";

// Below 32768: the kernel hands out higher ports to outgoing connections, so a link that was cut could lose its port.
const LOWEST = 20_000;
const HIGHEST = 32_000;

/** Where the links of a run listen, unless the scenario names a port. */
export const LINK_PORTS = { from: LOWEST, to: HIGHEST };

/** Why nobody can listen there right now; nothing when it is free. */
export const listenTrouble = async (host: string, port: number): Promise<string | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: Error) => resolve(error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });

/**
 * Hands out free loopback ports, each once and none of those that are named already; starts at a place that differs
 * between processes.
 */
export function portFinder(
  start = process.pid,
  named: ReadonlySet<number> = new Set(),
): () => Promise<number> {
  let next = LOWEST + ((start * 97) % (HIGHEST - LOWEST));
  return async () => {
    for (let tries = 0; tries < HIGHEST - LOWEST; tries += 1) {
      const port = next;
      next = next + 1 > HIGHEST ? LOWEST : next + 1;
      if (!named.has(port) && (await listenTrouble("127.0.0.1", port)) === undefined) return port;
    }
    throw new EnvironmentError(
      `No free port was found between "${LOWEST}" and "${HIGHEST}" on 127.0.0.1.`,
      "Stop what holds them; ss -ltn shows it.",
    );
  };
}
