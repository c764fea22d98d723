import type { Pool } from "pg";

export interface EndedSession {
  readonly pid: number;
  readonly application: string;
  readonly state: string;
  readonly query: string;
  readonly secondsInTransaction: number;
  readonly ended: boolean;
}

const endWithinMs = 2_000;

// Whoever waits behind another is no holder; and to end a session of the application would be a second outage.
const statement = `WITH blockers AS (
  SELECT DISTINCT unnest(pg_blocking_pids(pid)) AS pid
  FROM pg_stat_activity
  WHERE usename = $1 AND datname = current_database() AND wait_event_type = 'Lock'
), holders AS MATERIALIZED (
  SELECT pid, application_name, state, query, xact_start
  FROM pg_stat_activity JOIN blockers USING (pid)
  WHERE usename <> $1 AND cardinality(pg_blocking_pids(pid)) = 0
)
SELECT pid, application_name AS "application", state, left(query, 200) AS "query",
  coalesce(round(extract(epoch FROM clock_timestamp() - xact_start)), 0)::int AS "secondsInTransaction",
  pg_terminate_backend(pid, ${endWithinMs}) AS "ended"
FROM holders`;

/** Ends the sessions that others of this role wait for, as somebody who runs the database would. */
export const endLockHolders = async (database: Pool, role: string): Promise<readonly EndedSession[]> =>
  (await database.query<EndedSession>(statement, [role])).rows;
