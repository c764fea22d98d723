import type pg from "pg";
import type { Coordinates } from "../geocoder/place-of.ts";
import type { Outbox } from "../service/outbox.ts";
import { databaseRefusal, Refusal } from "../service/refusal.ts";
import { Unanswered } from "../service/remote.ts";
import type { Geocoder } from "./geocoder.ts";
import type { Incident, Unplaced } from "./incident.ts";
import { placeIncidents, storeIncident } from "./incident.ts";
import { lawyerFor } from "./lawyers.ts";
import type { Notice } from "./notices.ts";

export interface Desk {
  readonly pool: pg.Pool;
  readonly geocoder: Geocoder;
  readonly notify: (notice: Notice) => Promise<"sent" | "waiting">;
  /** Incidents whose place is found later. */
  readonly unplaced: Outbox<Unplaced>;
  readonly placesLater: () => boolean;
}

const refused = (error: unknown): never => {
  throw databaseRefusal(error);
};

const find = async (geocoder: Geocoder, address: string): Promise<Coordinates | undefined> => {
  try {
    return await geocoder.find(address);
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    throw new Refusal(503, "the address cannot be placed now; call the hot line");
  }
};

/** Stored, and its place found, now or later. */
const take = async (desk: Desk, incident: Incident): Promise<Coordinates | undefined> => {
  const { pool, geocoder, unplaced, placesLater } = desk;
  const { key, address } = incident;
  if (placesLater()) {
    await storeIncident(pool, incident).catch(refused);
    await unplaced.append({ key, address });
    return undefined;
  }
  // Nobody is sent before the geocoder has said where.
  const place = await find(geocoder, address);
  await storeIncident(pool, incident).catch(refused);
  if (place !== undefined) await placeIncidents(pool, new Map([[key, place]])).catch(refused);
  return place;
};

/** Resolves when the incident is stored, and its lawyer is told or the notice is safe on disk. */
export const report = async (desk: Desk, incident: Incident): Promise<"sent" | "waiting"> => {
  const place = await take(desk, incident);
  const { key, address, told } = incident;
  return await desk.notify({ token: key, ...lawyerFor(incident, place), body: `${address}: ${told}` });
};

const lanes = 10;

/** Finds the places of incidents that were taken without; rejects when the geocoder gives no answer. */
export const placeAll = async (
  pool: pg.Pool,
  geocoder: Geocoder,
  unplaced: readonly Unplaced[],
): Promise<void> => {
  const places = new Map<string, Coordinates>();
  const waiting = [...unplaced];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const place = await geocoder.find(next.address);
      if (place !== undefined) places.set(next.key, place);
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane));
  await placeIncidents(pool, places);
  for (const end of ends) if (end.status === "rejected") throw end.reason;
};
