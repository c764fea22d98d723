import { once } from "node:events";
import { createServer } from "node:net";

/**
 * A loopback port that is free right now, among those that the kernel hands out: the ports of a run are lower, and one
 * of a service that a break has just ended must not be taken from it.
 */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("listening without a port");
  return address.port;
}
