import { setTimeout as pause } from "node:timers/promises";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import { Refusal } from "../service/refusal.ts";
import type { Environment } from "../service/settings.ts";
import { wholeNumber } from "../service/settings.ts";
import { Notifications, readNotification } from "./notifications.ts";

export interface PushSettings {
  readonly port: number;
  /** Requests that may be under way at one time. */
  readonly concurrent: number;
  /** How long the vendor takes to answer. */
  readonly networkMs: number;
}

export const readPushSettings = (environment: Environment): PushSettings => ({
  port: wholeNumber(environment, "PORT"),
  concurrent: wholeNumber(environment, "CONCURRENT", 500),
  networkMs: wholeNumber(environment, "NETWORK_MS", 10),
});

const routes = (notifications: Notifications, { concurrent, networkMs }: PushSettings): Routes => {
  let underWay = 0;
  const answer = async (body: unknown): Promise<{ readonly id: string; readonly isReplayed: boolean }> => {
    if (underWay >= concurrent) throw new Refusal(429, "API rate limit exceeded");
    underWay += 1;
    try {
      // Taken first and told after, as the real ones do.
      const sent = notifications.send(readNotification(body));
      await pause(networkMs);
      return sent;
    } finally {
      underWay -= 1;
    }
  };
  return {
    "GET /healthz": (_, response) => send(response, 200, JSON.stringify({ sent: notifications.count })),
    "POST /notifications": async (request, response) => {
      try {
        const { id, isReplayed } = await answer(await readJson(request));
        if (isReplayed) response.setHeader("idempotent-replayed", "true");
        send(response, 200, JSON.stringify({ id, external_id: null }));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (error.status === 429) response.setHeader("retry-after", "1");
        send(response, error.status, JSON.stringify({ errors: [error.message] }));
      }
    },
    "GET /log": (_, response) => {
      const text = notifications.log();
      response.writeHead(200, { "content-type": "text/plain", "content-length": Buffer.byteLength(text) });
      response.end(text);
    },
  };
};

/** A stand-in for a push vendor: its limits, its errors and its idempotency keys are as documented. */
export const startPush = async (settings: PushSettings): Promise<Running> => {
  const server = createHttpServer(routes(new Notifications(), settings));
  return { port: await listen(server, settings.port), close: () => closeServer(server) };
};
