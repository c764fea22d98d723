import { createServer } from "node:http";
import { every } from "../service/every.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { Refusal } from "../service/refusal.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, wholeNumber } from "../service/settings.ts";
import { answer } from "./answer.ts";
import { Leader } from "./leader.ts";
import { Services } from "./services.ts";

export interface ConsulSettings {
  readonly port: number;
  /** Without one, this server is the leader. */
  readonly leader: string | undefined;
}

export const readConsulSettings = (environment: Environment): ConsulSettings => ({
  port: wholeNumber(environment, "PORT"),
  leader: environment["LEADER"] === undefined ? undefined : httpAddress(environment, "LEADER"),
});

const betweenSweepsMs = 500;

/** A server of Consul: its HTTP API for registration, health and catalogue, with blocking and stale reads. */
export const startConsul = async ({ port, leader: url }: ConsulSettings): Promise<Running> => {
  const services = new Services();
  const leader = url === undefined ? undefined : new Leader(url);
  const stopping = new AbortController();
  const server = createServer((request, response) => {
    answer(services, leader, request, response).catch((error: unknown) => {
      const { status, message } =
        error instanceof Refusal ? error : new Refusal(500, "internal error of the server");
      // Consul tells its errors in plain text.
      if (!response.headersSent) response.writeHead(status, { "content-type": "text/plain" });
      response.end(message);
    });
  });
  server.keepAliveTimeout = 65_000;
  const working =
    leader === undefined
      ? every(betweenSweepsMs, async () => services.sweep(), stopping.signal)
      : leader.copyInto(services, stopping.signal);
  const bound = await listen(server, port);
  const close = async (): Promise<void> => {
    stopping.abort();
    leader?.close();
    await closeServer(server);
    await working;
  };
  return { port: bound, close };
};
