import type { IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import type { Environment } from "../service/settings.ts";
import { wholeNumber } from "../service/settings.ts";
import { readKey } from "../service/read-key.ts";
import { Charges, readCents } from "./charges.ts";

export interface PaymentSettings {
  readonly port: number;
  /** How long the card network takes. */
  readonly networkMs: number;
}

export const readPaymentSettings = (environment: Environment): PaymentSettings => ({
  port: wholeNumber(environment, "PORT"),
  networkMs: wholeNumber(environment, "NETWORK_MS", 20),
});

const keyIn = (request: IncomingMessage): string =>
  readKey(new URL(request.url ?? "/", "http://vendor").searchParams.get("key") ?? undefined);

const routes = (charges: Charges, networkMs: number): Routes => ({
  "GET /healthz": (_, response) => send(response, 200, '{"state":"full"}'),
  "POST /charges": async (request, response) => {
    const key = readKey(request.headers["idempotency-key"]);
    const cents = readCents(await readJson(request));
    const { charge, isNew } = charges.make(key, cents);
    if (isNew) await pause(networkMs);
    send(response, isNew ? 201 : 200, JSON.stringify(charge));
  },
  "GET /charge": (request, response) => send(response, 200, JSON.stringify(charges.of(keyIn(request)))),
  "GET /settlement": (_, response) => {
    const text = charges.settlement();
    response.writeHead(200, { "content-type": "text/plain", "content-length": Buffer.byteLength(text) });
    response.end(text);
  },
});

/** A stand-in for a payment vendor: it takes the charge first and answers after, as the real ones do. */
export const startPayment = async ({ port, networkMs }: PaymentSettings): Promise<Running> => {
  const server = createHttpServer(routes(new Charges(), networkMs));
  return { port: await listen(server, port), close: () => closeServer(server) };
};
