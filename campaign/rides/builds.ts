import type pg from "pg";
import type { Ride } from "./ride.ts";

type Database = Pick<pg.Pool, "query">;

/** How one build of the service stores a ride; it answers with what the caller is told. */
type Take = (database: Database, ride: Ride) => Promise<string>;

const dispatch = `INSERT INTO dispatches (key, precinct) SELECT key, precinct FROM new RETURNING pg_notify('rides', precinct::text)`;

const take41: Take = async (database, { key, precinct, people }) => {
  await database.query({
    name: "take-41",
    text: `WITH new AS (
      INSERT INTO rides (key, precinct, people) VALUES ($1, $2, $3) ON CONFLICT (key) DO NOTHING RETURNING key, precinct
    ) ${dispatch}`,
    values: [key, precinct, people],
  });
  return '{"taken":true}';
};

/** Also tells how many wait for a ride there. */
const take42: Take = async (database, ride) => {
  await take41(database, ride);
  const { rows } = await database.query<{ waiting: number }>({
    name: "waiting-42",
    text: "SELECT count(*)::int AS waiting FROM dispatches WHERE precinct = $1",
    values: [ride.precinct],
  });
  return JSON.stringify({ taken: true, waiting: rows[0]?.waiting ?? 0 });
};

/** Also stores who needs a wheelchair, in a column that the migration of this build adds. */
const take43: Take = async (database, { key, precinct, people }) => {
  await database.query({
    name: "take-43",
    text: `WITH new AS (
      INSERT INTO rides (key, precinct, people, wheelchairs) VALUES ($1, $2, $3, 0)
      ON CONFLICT (key) DO NOTHING RETURNING key, precinct
    ) ${dispatch}`,
    values: [key, precinct, people],
  });
  return '{"taken":true,"wheelchairs":0}';
};

/** The builds that were made, by number. Nobody has run the migration of 43. */
export const builds: ReadonlyMap<string, Take> = new Map([
  ["41", take41],
  ["42", take42],
  ["43", take43],
]);

/** The number of a build that there is. */
export const readBuild = (text: unknown): string => {
  if (typeof text === "string" && builds.has(text)) return text;
  throw new Error(`The build is "${String(text)}". Use ${[...builds.keys()].join(", ")}.`);
};
