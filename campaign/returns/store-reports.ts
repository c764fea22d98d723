import type pg from "pg";
import type { Report } from "./report.ts";

/** Entries have no key of their own on purpose: one that was stored twice is there twice, and the ledger shows it. */
export const returnsTables = [
  "CREATE TABLE IF NOT EXISTS report_keys (key text PRIMARY KEY)",
  `CREATE TABLE IF NOT EXISTS entries (
    key text NOT NULL,
    precinct int NOT NULL,
    voted int NOT NULL,
    told_at timestamptz NOT NULL DEFAULT now()
  )`,
];

const insert = {
  name: "insert-entries",
  text: `WITH told AS (
  SELECT DISTINCT ON (key) * FROM unnest($1::text[], $2::int[], $3::int[]) AS told (key, precinct, voted)
), fresh AS (
  INSERT INTO report_keys (key) SELECT key FROM told ORDER BY key ON CONFLICT DO NOTHING RETURNING key
)
INSERT INTO entries (key, precinct, voted) SELECT key, precinct, voted FROM told JOIN fresh USING (key)`,
};

/** Stores reports; one that was told before is skipped. */
export const storeReports = async (
  database: Pick<pg.Pool, "query">,
  reports: readonly Report[],
): Promise<void> => {
  const values = [
    reports.map(({ key }) => key),
    reports.map(({ precinct }) => precinct),
    reports.map(({ voted }) => voted),
  ];
  await database.query({ ...insert, values });
};
