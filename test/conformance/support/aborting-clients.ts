import { Agent, createServer, get } from "node:http";
import { atEnd, pause } from "../../toxiproxy/support/rig.ts";

const BODY = Buffer.alloc(256 * 1024, "b");
const REST_MS = 10;

interface Clients {
  readonly done: () => number;
  readonly gaveUp: () => number;
  /** Ends when the last of them has gone. */
  readonly stop: () => Promise<void>;
}

/** A web server whose answers are so large that the real Toxiproxy hangs on them. */
export async function serveLargeBodies(): Promise<number> {
  const web = createServer((_request, response) => response.end(BODY));
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
  atEnd(() => {
    web.closeAllConnections();
    web.close();
  });
  const address = web.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** Clients that ask again and again by keep-alive, and give up on what takes longer than `patienceMs`. */
export function startAbortingClients(port: number, { count = 20, patienceMs = 30 } = {}): Clients {
  const agent = new Agent({ keepAlive: true, maxSockets: count });
  const stop = new AbortController();
  let done = 0;
  let gaveUp = 0;
  const ask = (): Promise<void> =>
    new Promise((resolve) => {
      const request = get({ port, host: "127.0.0.1", agent, timeout: patienceMs }, (response) => {
        response.resume();
        response.on("error", () => undefined);
        response.on("end", () => (done += 1));
        response.on("close", resolve);
      });
      request.on("timeout", () => request.destroy());
      request.on("error", () => {
        gaveUp += 1;
        resolve();
      });
    });
  async function client(): Promise<void> {
    while (!stop.signal.aborted) {
      await ask();
      // The server is under test, not how much of a processor its clients leave to it.
      await pause(REST_MS);
    }
  }
  const clients = Array.from({ length: count }, () => client());
  return {
    done: () => done,
    gaveUp: () => gaveUp,
    async stop() {
      stop.abort();
      await Promise.all(clients);
      agent.destroy();
    },
  };
}
