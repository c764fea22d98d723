import { Client, Pool } from "pg";

export interface PoolSettings {
  readonly size: number;
  /** How long a caller waits for a free connection. */
  readonly acquireMs?: number;
  /** How long one query may take. */
  readonly queryMs?: number;
}

/** A pool whose lost connections are opened again when they are needed. */
export const openPool = (databaseUrl: string, { size, acquireMs, queryMs }: PoolSettings): Pool => {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: size,
    connectionTimeoutMillis: acquireMs ?? 400,
    query_timeout: queryMs ?? 5_000,
  });
  pool.on("error", () => undefined);
  return pool;
};

/** Carries statements out in one transaction, one program at a time; each must bear being carried out again. */
export const prepareTables = async (databaseUrl: string, statements: readonly string[]): Promise<void> => {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2_000 });
  // A connection lost here rejects the query, which the caller repeats.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock(4711)");
    for (const statement of statements) await client.query(statement);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
};
