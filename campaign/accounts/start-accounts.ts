import type { IncomingMessage } from "node:http";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { Refusal } from "../service/refusal.ts";
import type { Environment } from "../service/settings.ts";
import { wholeNumber } from "../service/settings.ts";

export interface AccountsSettings {
  readonly port: number;
  /** Questions that it answers in a second; those above are told when to come again. */
  readonly perSecond: number;
}

export const readAccountsSettings = (environment: Environment): AccountsSettings => ({
  port: wholeNumber(environment, "PORT"),
  perSecond: wholeNumber(environment, "PER_SECOND", 2_000),
});

const accounts = 1_000;
const soundAccounts = 500;

const accountIn = (request: IncomingMessage): number => {
  const id = Number(new URL(request.url ?? "/", "http://accounts").searchParams.get("id"));
  if (Number.isInteger(id) && id >= 1 && id <= accounts) return id;
  throw new Refusal(404, "no such account");
};

/** How the second half of the accounts is kept would worry somebody. */
const postureOf = (id: number) => ({
  id,
  twoFactor: id <= soundAccounts,
  publicFolders: id <= soundAccounts ? 0 : id % 7,
});

/** Counts the questions of each second. */
class Allowance {
  readonly #perSecond: number;
  #second = 0;
  #used = 0;

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  take(): boolean {
    const second = Math.floor(performance.now() / 1_000);
    if (second !== this.#second) this.#used = 0;
    this.#second = second;
    this.#used += 1;
    return this.#used <= this.#perSecond;
  }
}

/** A stand-in for the interface of a vendor that tells how its accounts are kept, with a limit of questions a second. */
export const startAccounts = async ({ port, perSecond }: AccountsSettings): Promise<Running> => {
  const allowance = new Allowance(perSecond);
  const server = createHttpServer({
    "GET /healthz": (_, response) => send(response, 200, '{"state":"full"}'),
    "GET /account": (request, response) => {
      if (!allowance.take()) {
        response.setHeader("retry-after", "1");
        throw new Refusal(429, "too many requests");
      }
      send(response, 200, JSON.stringify(postureOf(accountIn(request))));
    },
  });
  return { port: await listen(server, port), close: () => closeServer(server) };
};
