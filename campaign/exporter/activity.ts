import type { Pool } from "pg";

/** What the sessions of the application do in the database right now. */
export interface Activity {
  readonly sessions: number;
  readonly active: number;
  readonly idle: number;
  readonly idleInTransaction: number;
  readonly waitingOnLock: number;
  /** The database waits for the application to say something. */
  readonly waitingOnClient: number;
}

const statement = {
  name: "activity",
  text: `SELECT count(*)::int AS "sessions",
  (count(*) FILTER (WHERE state = 'active'))::int AS "active",
  (count(*) FILTER (WHERE state = 'idle'))::int AS "idle",
  (count(*) FILTER (WHERE state LIKE 'idle in transaction%'))::int AS "idleInTransaction",
  (count(*) FILTER (WHERE wait_event_type = 'Lock'))::int AS "waitingOnLock",
  (count(*) FILTER (WHERE wait_event_type = 'Client'))::int AS "waitingOnClient"
FROM pg_stat_activity
WHERE backend_type = 'client backend' AND datname = current_database() AND usename = $1`,
};

export const readActivity = async (database: Pool, role: string): Promise<Activity> => {
  const { rows } = await database.query<Activity>({ ...statement, values: [role] });
  const [activity] = rows;
  if (activity === undefined) throw new Error("pg_stat_activity gave no row");
  return activity;
};
