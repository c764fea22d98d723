import { createServer } from "node:net";
import { EnvironmentError } from "../model/errors.ts";

// Below 32768: the kernel hands out higher ports to outgoing connections, so a link that was cut could lose its port.
const LOWEST = 20_000;
const HIGHEST = 32_000;

const isFree = async (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(true)));
  });

/** Hands out free loopback ports, each once; starts at a place that differs between processes. */
export function portFinder(start = process.pid): () => Promise<number> {
  let next = LOWEST + ((start * 97) % (HIGHEST - LOWEST));
  return async () => {
    for (let tries = 0; tries < HIGHEST - LOWEST; tries += 1) {
      const port = next;
      next = next + 1 > HIGHEST ? LOWEST : next + 1;
      if (await isFree(port)) return port;
    }
    throw new EnvironmentError(
      `No free port was found between "${LOWEST}" and "${HIGHEST}" on 127.0.0.1.`,
      "Stop what holds them; ss -ltn shows it.",
    );
  };
}
