import type pg from "pg";
import { readKey } from "../service/read-key.ts";
import type { Codec } from "../service/outbox-segment.ts";
import { Refusal } from "../service/refusal.ts";

/** A form to register as a voter. Its key comes with the page, so that a form sent again is the same form. */
export interface Registration {
  readonly key: string;
  readonly county: number;
  readonly name: string;
}

export const registrationTables = [
  `CREATE TABLE IF NOT EXISTS registrations (
    key text PRIMARY KEY,
    county int NOT NULL,
    name text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
  )`,
  "CREATE INDEX IF NOT EXISTS registrations_by_name ON registrations (county, name)",
];

const isCounty = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 67;

export const readRegistration = (key: string | string[] | undefined, body: unknown): Registration => {
  const { county, name }: { county?: unknown; name?: unknown } =
    typeof body === "object" && body !== null ? body : {};
  if (!isCounty(county)) throw new Refusal(422, "county must be a whole number from 1 to 67");
  if (typeof name !== "string" || !/^[\p{L}\p{M}' -]{1,100}$/u.test(name))
    throw new Refusal(422, "name must be 1 to 100 letters");
  return { key: readKey(key), county, name };
};

/** A form as it waits on disk. */
export const registrationOnDisk: Codec<Registration> = {
  write: ({ key, county, name }) => [key, county, name],
  read: ([key, county, name]) =>
    typeof key === "string" && typeof name === "string" ? { key, county: Number(county), name } : undefined,
};

const insert = {
  name: "insert-registrations",
  text: `INSERT INTO registrations (key, county, name) SELECT * FROM unnest($1::text[], $2::int[], $3::text[])
ON CONFLICT (key) DO NOTHING`,
};

/** Stores forms; one that is stored already is skipped. */
export const storeRegistrations = async (
  database: Pick<pg.Pool, "query">,
  forms: readonly Registration[],
): Promise<void> => {
  const values = [
    forms.map(({ key }) => key),
    forms.map(({ county }) => county),
    forms.map(({ name }) => name),
  ];
  await database.query({ ...insert, values });
};
