import { once } from "node:events";
import { createServer } from "node:http";
import type { Millis } from "../../../model/units.ts";

/** Where each k6 asks, once it is on its way, when the replay starts. */
export interface ZeroDoor {
  readonly url: string;
  /** From now on there is an answer: milliseconds since 1970, by this clock. */
  open(now: () => Millis): void;
  /** How many were answered: k6 counts its questions among its requests. */
  readonly answered: number;
  close(): Promise<void>;
}

/** k6 takes nothing from outside once it is ready, but it may ask: an answer on a free loopback port. */
export async function startZeroDoor(): Promise<ZeroDoor> {
  let now: (() => Millis) | undefined;
  let answered = 0;
  const server = createServer((_, response) => {
    response.setHeader("connection", "close");
    if (now === undefined) response.statusCode = 503;
    else answered += 1;
    // This clock only shows whole milliseconds, and nothing may be sent before it is due.
    response.end(now === undefined ? "not yet" : String(Date.now() + 1 - now()));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("listening without a port");
  return {
    url: `http://127.0.0.1:${address.port}/zero`,
    open: (clock) => {
      now = clock;
    },
    get answered() {
      return answered;
    },
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
