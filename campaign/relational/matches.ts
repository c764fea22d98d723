import type pg from "pg";
import type { Upload } from "./upload.ts";

type Database = Pick<pg.Pool, "query">;

interface Match {
  readonly key: string;
  readonly voter: number;
}

/** The voter file that contacts are matched against: one voter for each phone number. */
export const voterTables = (voters: number): readonly string[] => [
  "CREATE TABLE IF NOT EXISTS file_voters (id int PRIMARY KEY, phone text NOT NULL)",
  "CREATE INDEX IF NOT EXISTS file_voters_by_phone ON file_voters (phone)",
  `INSERT INTO file_voters (id, phone) SELECT id, '+1303' || (1000000 + id)
FROM generate_series(1, ${voters}) AS id ON CONFLICT DO NOTHING`,
];

/** Uploads have no key of their own on purpose: one that was stored twice is there twice, and the ledger shows it. */
export const matchTables = [
  "CREATE TABLE IF NOT EXISTS upload_keys (key text PRIMARY KEY)",
  "CREATE TABLE IF NOT EXISTS uploads (key text NOT NULL, volunteer int NOT NULL, contacts int NOT NULL)",
  "CREATE INDEX IF NOT EXISTS uploads_by_volunteer ON uploads (volunteer)",
  "CREATE TABLE IF NOT EXISTS matches (key text NOT NULL, volunteer int NOT NULL, voter int NOT NULL)",
  "CREATE INDEX IF NOT EXISTS matches_by_volunteer ON matches (volunteer)",
];

/** The voters whose phone numbers are in the uploads. */
export const matchUploads = async (
  voterFile: Database,
  uploads: readonly Upload[],
): Promise<readonly Match[]> => {
  const contacts = uploads.flatMap(({ key, phones }) => phones.map((phone) => ({ key, phone })));
  const { rows } = await voterFile.query<Match>({
    name: "match-uploads",
    text: `SELECT DISTINCT key, id AS voter FROM unnest($1::text[], $2::text[]) AS told (key, phone)
JOIN file_voters USING (phone)`,
    values: [contacts.map(({ key }) => key), contacts.map(({ phone }) => phone)],
  });
  return rows;
};

const insert = {
  name: "insert-uploads",
  text: `WITH fresh AS (
  INSERT INTO upload_keys (key) SELECT * FROM unnest($1::text[]) AS key ORDER BY key
  ON CONFLICT DO NOTHING RETURNING key
), told AS (
  INSERT INTO uploads (key, volunteer, contacts)
  SELECT key, volunteer, contacts FROM unnest($1::text[], $2::int[], $3::int[]) AS told (key, volunteer, contacts)
  JOIN fresh USING (key) RETURNING key, volunteer
)
INSERT INTO matches (key, volunteer, voter)
SELECT key, volunteer, voter FROM unnest($4::text[], $5::int[]) AS found (key, voter) JOIN told USING (key)`,
};

/** Stores uploads with their matches; one that is stored already is skipped, as is one that comes twice in a group. */
export const storeUploads = async (
  database: Database,
  uploads: readonly Upload[],
  matches: readonly Match[],
): Promise<void> => {
  const once = [...new Map(uploads.map((upload) => [upload.key, upload])).values()];
  const values = [
    once.map(({ key }) => key),
    once.map(({ volunteer }) => volunteer),
    once.map(({ phones }) => phones.length),
    matches.map(({ key }) => key),
    matches.map(({ voter }) => voter),
  ];
  await database.query({ ...insert, values });
};

/** How many uploads of a volunteer are matched, and how many voters that found. */
export const matchesOf = async (
  database: Database,
  volunteer: number,
): Promise<{ readonly uploads: number; readonly voters: number }> => {
  const text = `SELECT (SELECT count(*)::int FROM uploads WHERE volunteer = $1) AS uploads,
  (SELECT count(DISTINCT voter)::int FROM matches WHERE volunteer = $1) AS voters`;
  const { rows } = await database.query<{ uploads: number; voters: number }>({
    name: "matches-of",
    text,
    values: [volunteer],
  });
  return rows[0] ?? { uploads: 0, voters: 0 };
};
