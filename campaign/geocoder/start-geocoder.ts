import { setTimeout as pause } from "node:timers/promises";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import type { Environment } from "../service/settings.ts";
import { wholeNumber } from "../service/settings.ts";
import { placeOf } from "./place-of.ts";

export interface GeocoderSettings {
  readonly port: number;
  /** How long it takes to answer. */
  readonly networkMs: number;
}

export const readGeocoderSettings = (environment: Environment): GeocoderSettings => ({
  port: wholeNumber(environment, "PORT"),
  networkMs: wholeNumber(environment, "NETWORK_MS", 15),
});

const matchesOf = (address: string): readonly unknown[] => {
  const coordinates = placeOf(address);
  return coordinates === undefined ? [] : [{ matchedAddress: address.toUpperCase(), coordinates }];
};

const routes = ({ networkMs }: GeocoderSettings): Routes => ({
  "GET /healthz": (_, response) => send(response, 200, "{}"),
  "GET /geocoder/locations/onelineaddress": async (request, response) => {
    const { searchParams } = new URL(request.url ?? "/", "http://geocoder");
    const address = searchParams.get("address") ?? "";
    await pause(networkMs);
    if (address === "") return send(response, 400, '{"errors":["address cannot be empty"],"status":"400"}');
    send(response, 200, JSON.stringify({ result: { addressMatches: matchesOf(address) } }));
  },
});

/** A stand-in for a geocoder: an address in one line goes in, the places that match it come out, maybe none. */
export const startGeocoder = async (settings: GeocoderSettings): Promise<Running> => {
  const server = createHttpServer(routes(settings));
  return { port: await listen(server, settings.port), close: () => closeServer(server) };
};
