import { hostAndPort } from "./places.ts";
import { knock } from "./ready.ts";

const CONNECT_WITHIN_MS = 2000;
const TRIES = 3;

/** Milliseconds to open a connection, the best of three; throws when it cannot be opened. */
export async function quickestConnection(address: string): Promise<number> {
  const { host, port } = hostAndPort(address);
  let best = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const started = performance.now();
    await knock(host, port, CONNECT_WITHIN_MS);
    best = Math.min(best, performance.now() - started);
  }
  return Math.round(best * 10) / 10;
}
