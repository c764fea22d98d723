import { setTimeout as pause } from "node:timers/promises";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import type { Environment } from "../service/settings.ts";
import { wholeNumber } from "../service/settings.ts";

export interface ComprehendSettings {
  readonly port: number;
  /** Requests of the account in a second. */
  readonly perSecond: number;
  /** How long the vendor takes to answer. */
  readonly networkMs: number;
}

export const readComprehendSettings = (environment: Environment): ComprehendSettings => ({
  port: wholeNumber(environment, "PORT"),
  perSecond: wholeNumber(environment, "PER_SECOND", 1_000),
  networkMs: wholeNumber(environment, "NETWORK_MS", 30),
});

const throttled = { __type: "ThrottlingException", message: "Rate exceeded" };
const invalid = { __type: "InvalidRequestException", Message: "Text must be text." };

const textIn = (json: unknown): string | undefined => {
  const text = typeof json === "object" && json !== null && "Text" in json ? json.Text : undefined;
  return typeof text === "string" && text !== "" ? text : undefined;
};

/** Names are what is written with capitals, alone or side by side. */
const entitiesIn = (text: string) =>
  [...text.matchAll(/\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*/gu)].map((found) => ({
    Text: found[0],
    Type: found[0].includes(" ") ? "PERSON" : "OTHER",
    BeginOffset: found.index,
    EndOffset: found.index + found[0].length,
  }));

/** The account's requests, second by second. */
const limiter = (perSecond: number) => {
  let second = 0;
  let used = 0;
  return (): boolean => {
    const now = Math.floor(Date.now() / 1_000);
    used = now === second ? used + 1 : 1;
    second = now;
    return used <= perSecond;
  };
};

const routes = ({ perSecond, networkMs }: ComprehendSettings): Routes => {
  const isWithinLimit = limiter(perSecond);
  return {
    "GET /healthz": (_, response) => send(response, 200, '{"state":"full"}'),
    "POST /detect-entities": async (request, response) => {
      const text = textIn(await readJson(request));
      if (!isWithinLimit()) return send(response, 400, JSON.stringify(throttled));
      if (text === undefined) return send(response, 400, JSON.stringify(invalid));
      await pause(networkMs);
      send(response, 200, JSON.stringify({ Entities: entitiesIn(text) }));
    },
  };
};

/** A stand-in for a vendor that finds names in texts, and throttles who asks too often. */
export const startComprehend = async (settings: ComprehendSettings): Promise<Running> => {
  const server = createHttpServer(routes(settings));
  return { port: await listen(server, settings.port), close: () => closeServer(server) };
};
