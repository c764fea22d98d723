import type pg from "pg";

interface TurfRow {
  readonly turf: number;
  readonly name: string;
  readonly voters: number;
  readonly reached: number;
  readonly attempts: number;
}

const totals = `
SELECT turfs.id AS turf, turfs.name, count(*)::int AS voters,
  (count(*) FILTER (WHERE voters.place < turfs.dealt))::int AS reached,
  turfs.dealt::int AS attempts
FROM turfs JOIN voters ON voters.turf = turfs.id
GROUP BY turfs.id
ORDER BY turfs.id`;

/** Counts the day so far by turf, from every voter there is. */
export const computeScoreboard = async (pool: pg.Pool): Promise<string> => {
  const { rows } = await pool.query<TurfRow>(totals);
  return JSON.stringify({ asOf: new Date().toISOString(), turfs: rows });
};
