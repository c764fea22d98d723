import type { PoolClient } from "pg";
import { Pool } from "pg";
import type { DegradedMode } from "../service/degraded-mode.ts";

// How long a caller waits for a connection before it is told to come back.
const acquireTimeoutMs = 400;

const ignore = (): void => undefined;

/** While degraded, a connection that drops, idle or under a query, no longer matters to anybody. */
const guardWhileDegraded = (pool: Pool, degraded: DegradedMode): void => {
  const held = new Set<PoolClient>();
  pool.on("acquire", (client) => {
    held.add(client);
    if (degraded.isOn) client.on("error", ignore);
  });
  pool.on("release", (_, client) => {
    held.delete(client);
    client.off("error", ignore);
  });
  const guard = (isOn: boolean): void => {
    pool.off("error", ignore);
    if (!isOn) return;
    pool.on("error", ignore);
    for (const client of held) client.on("error", ignore);
  };
  guard(degraded.isOn);
  degraded.onChange(guard);
};

/** The pool that requests use. Nobody listens for the errors of its connections, which is how many a service dies. */
export const createRequestPool = (databaseUrl: string, size: number, degraded: DegradedMode): Pool => {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: size,
    min: size,
    connectionTimeoutMillis: acquireTimeoutMs,
    idleTimeoutMillis: 30_000,
  });
  guardWhileDegraded(pool, degraded);
  return pool;
};

/** Opens the pool's connections one after another, so that the first busy second does not have to. */
export const openConnections = async (pool: Pool, count: number): Promise<void> => {
  const open: PoolClient[] = [];
  try {
    while (open.length < count) open.push(await pool.connect());
  } finally {
    for (const client of open) client.release();
  }
};

/** A few connections for work no request waits for: drain, reserve, scoreboard refresh, ledger. */
export const createBackgroundPool = (databaseUrl: string): Pool => {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 4,
    connectionTimeoutMillis: 2_000,
    query_timeout: 10_000,
  });
  pool.on("error", ignore);
  return pool;
};
