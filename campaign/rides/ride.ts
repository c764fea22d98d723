import { readKey } from "../service/read-key.ts";
import { Refusal } from "../service/refusal.ts";

const precincts = 2_000;
const mostPeople = 8;

/** Somebody wants a ride to the polls; the key comes with the form. */
export interface Ride {
  readonly key: string;
  readonly precinct: number;
  readonly people: number;
}

const isWhole = (value: unknown, most: number): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= most;

export const readPrecinct = (value: unknown): number => {
  if (isWhole(value, precincts)) return value;
  throw new Refusal(422, `precinct must be a whole number from 1 to ${precincts}`);
};

export const readRide = (key: string | string[] | undefined, json: unknown): Ride => {
  const { precinct, people }: { precinct?: unknown; people?: unknown } =
    typeof json === "object" && json !== null ? json : {};
  if (!isWhole(people, mostPeople))
    throw new Refusal(422, `people must be a whole number from 1 to ${mostPeople}`);
  return { key: readKey(key), precinct: readPrecinct(precinct), people };
};

export const rideTables = [
  "CREATE TABLE IF NOT EXISTS rides (key text PRIMARY KEY, precinct int NOT NULL, people int NOT NULL)",
  // What the drivers are sent: nothing in this table stops a second one.
  "CREATE TABLE IF NOT EXISTS dispatches (id bigserial PRIMARY KEY, key text NOT NULL, precinct int NOT NULL)",
  "CREATE INDEX IF NOT EXISTS dispatches_by_precinct ON dispatches (precinct, id)",
];
