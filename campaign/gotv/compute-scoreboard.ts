import type pg from "pg";

interface TurfRow {
  readonly turf: number;
  readonly name: string;
  readonly voters: number;
  readonly reached: number;
  readonly attempts: number;
}

const totals = `
SELECT turfs.id AS turf, turfs.name, voters, reached, attempts
FROM turfs JOIN (
  SELECT turf AS id, count(*)::int AS voters,
    (count(*) FILTER (WHERE attempts > 0))::int AS reached,
    sum(attempts)::int AS attempts
  FROM voters GROUP BY turf
) AS counts USING (id)
ORDER BY turfs.id`;

/** Counts the day so far by turf, from every voter there is. */
export const computeScoreboard = async (pool: pg.Pool): Promise<string> => {
  const { rows } = await pool.query<TurfRow>(totals);
  return JSON.stringify({ asOf: new Date().toISOString(), turfs: rows });
};
