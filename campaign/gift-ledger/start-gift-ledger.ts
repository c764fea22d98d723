import type { IncomingMessage } from "node:http";
import { every } from "../service/every.ts";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { Refusal } from "../service/refusal.ts";
import type { Environment } from "../service/settings.ts";
import { wholeNumber } from "../service/settings.ts";
import { Gifts } from "./gifts.ts";

export interface GiftLedgerSettings {
  readonly port: number;
  /** Gifts that are there at the start. */
  readonly gifts: number;
  readonly perSecond: number;
}

export const readGiftLedgerSettings = (environment: Environment): GiftLedgerSettings => ({
  port: wholeNumber(environment, "PORT"),
  gifts: wholeNumber(environment, "GIFTS", 20_000),
  perSecond: wholeNumber(environment, "PER_SECOND", 10),
});

const mostAtOnce = 1_000;

const queryOf = (request: IncomingMessage): URLSearchParams =>
  new URL(request.url ?? "/", "http://ledger").searchParams;

const wholeIn = (query: URLSearchParams, name: string): number => {
  const text = query.get(name) ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Refusal(400, `${name} must be a whole number`);
};

const idsIn = (text: string): readonly number[] => {
  const ids = text.split(",").map(Number);
  if (ids.length <= mostAtOnce && ids.every((id) => Number.isInteger(id) && id > 0)) return ids;
  throw new Refusal(400, `ids must be up to ${mostAtOnce} whole numbers with commas between them`);
};

const routes = (gifts: Gifts): Routes => ({
  "GET /healthz": (_, response) => send(response, 200, '{"state":"full"}'),
  "GET /v1/gifts": (request, response) => {
    const query = queryOf(request);
    const ids = query.get("ids");
    const found = ids === null ? gifts.after(wholeIn(query, "after"), mostAtOnce) : gifts.of(idsIn(ids));
    send(response, 200, JSON.stringify({ gifts: found, last: gifts.last }));
  },
  "GET /v1/totals": (request, response) => {
    const raiser = wholeIn(queryOf(request), "raiser");
    send(response, 200, JSON.stringify({ raiser, ...gifts.totalOf(raiser), last: gifts.last }));
  },
});

/** A stand-in for the API of the donations' ledger: gifts in their order, and totals for each raiser. */
export const startGiftLedger = async (settings: GiftLedgerSettings): Promise<Running> => {
  const gifts = new Gifts();
  gifts.add(settings.gifts);
  const stopping = new AbortController();
  const giving = every(1_000, async () => gifts.add(settings.perSecond), stopping.signal);
  const server = createHttpServer(routes(gifts));
  const port = await listen(server, settings.port);
  const close = async (): Promise<void> => {
    stopping.abort();
    await Promise.all([closeServer(server), giving]);
  };
  return { port, close };
};
