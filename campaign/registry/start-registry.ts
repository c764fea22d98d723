import { setTimeout as pause } from "node:timers/promises";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import { Refusal } from "../service/refusal.ts";
import type { Environment } from "../service/settings.ts";
import { wholeNumber } from "../service/settings.ts";

export interface RegistrySettings {
  readonly port: number;
  /** How long a look-up takes. */
  readonly lookUpMs: number;
  /** Look-ups at once; those above are told to come again. */
  readonly quota: number;
}

export const readRegistrySettings = (environment: Environment): RegistrySettings => ({
  port: wholeNumber(environment, "PORT"),
  lookUpMs: wholeNumber(environment, "LOOK_UP_MS", 10),
  quota: wholeNumber(environment, "QUOTA", 1_000),
});

const mostDonors = 100;

const readDonors = (body: unknown): readonly number[] => {
  const donors = typeof body === "object" && body !== null && "donors" in body ? body.donors : undefined;
  const isList = Array.isArray(donors) && donors.length > 0 && donors.length <= mostDonors;
  if (isList && donors.every((donor) => Number.isInteger(donor))) return donors.map(Number);
  throw new Refusal(422, `donors must be 1 to ${mostDonors} whole numbers`);
};

/** One in 97 is on the list; which ones is the same at every look-up. */
const isListed = (donor: number): boolean => donor % 97 === 0;

const routes = ({ lookUpMs, quota }: RegistrySettings): Routes => {
  let running = 0;
  let most = 0;
  return {
    "GET /healthz": (_, response) => send(response, 200, JSON.stringify({ state: "full", most })),
    "POST /screen": async (request, response) => {
      const donors = readDonors(await readJson(request));
      if (running >= quota) throw new Refusal(429, "too many requests");
      running += 1;
      most = Math.max(most, running);
      await pause(lookUpMs);
      running -= 1;
      send(response, 200, JSON.stringify(donors.map((donor) => ({ donor, listed: isListed(donor) }))));
    },
  };
};

/** A stand-in for a registry that tells which donors may not give. */
export const startRegistry = async (settings: RegistrySettings): Promise<Running> => {
  const server = createHttpServer(routes(settings));
  return { port: await listen(server, settings.port), close: () => closeServer(server) };
};
