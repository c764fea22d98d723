import { Client } from "pg";

export const turfCount = 64;

const tables = `
CREATE TABLE IF NOT EXISTS turfs (
  id int PRIMARY KEY,
  name text NOT NULL,
  size int NOT NULL DEFAULT 0,
  dealt bigint NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS voters (
  id int PRIMARY KEY,
  turf int NOT NULL,
  place int NOT NULL,
  name text NOT NULL,
  phone text NOT NULL,
  precinct int NOT NULL
);
CREATE TABLE IF NOT EXISTS contacts (
  key text PRIMARY KEY,
  voter int NOT NULL,
  volunteer int NOT NULL,
  outcome text NOT NULL,
  stored_at timestamptz NOT NULL DEFAULT now()
);`;

const seedTurfs = `
INSERT INTO turfs (id, name) SELECT i, 'Turf ' || i FROM generate_series(1, ${turfCount}) AS i ON CONFLICT DO NOTHING`;

const seedVoters = `
INSERT INTO voters (id, turf, place, name, phone, precinct)
SELECT i, 1 + (i - 1) % ${turfCount}, (i - 1) / ${turfCount},
  (ARRAY['Ada','Ben','Cora','Dev','Ema','Finn','Gia','Hugo','Ines','Jon','Kim'])[1 + i % 11] || ' ' ||
  (ARRAY['Abbot','Brown','Cruz','Diaz','Evans','Ford','Gray','Hall','Ito','Jones','King','Lopez','Moss'])[1 + i % 13],
  '+1555' || lpad(i::text, 7, '0'),
  1 + i % 640
FROM generate_series(1, $1::int) AS i`;

const index = "CREATE UNIQUE INDEX IF NOT EXISTS voters_by_turf ON voters (turf, place)";

const countTurfs =
  "UPDATE turfs SET size = counts.size FROM (SELECT turf, count(*) AS size FROM voters GROUP BY turf) AS counts WHERE id = turf";

/** Creates the tables and, only in an empty database, the voters. */
export const prepareDatabase = async (databaseUrl: string, voters: number): Promise<void> => {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2_000 });
  // A connection lost here rejects the query, which the caller repeats.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("BEGIN");
    // Two services may start at once.
    await client.query("SELECT pg_advisory_xact_lock(4711)");
    await client.query(tables);
    await client.query(seedTurfs);
    const { rowCount } = await client.query("SELECT FROM voters LIMIT 1");
    if (rowCount === 0) {
      await client.query(seedVoters, [voters]);
      await client.query(countTurfs);
    }
    await client.query(index);
    await client.query("COMMIT");
    if (rowCount === 0) await client.query("VACUUM (ANALYZE) voters");
  } finally {
    await client.end();
  }
};
