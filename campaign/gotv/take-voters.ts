import type pg from "pg";

interface VoterRow {
  readonly id: number;
  readonly name: string;
  readonly phone: string;
  readonly precinct: number;
}

/** A voter as JSON text, the form in which it is kept and sent. */
export type VoterJson = string;

export const listLength = 20;

// One row moves for a whole list, however long: the lists of a turf go round and round in its fixed order.
const takeStatement = {
  name: "take-voters",
  text: `WITH moved AS (
  UPDATE turfs SET dealt = dealt + LEAST($2, size) WHERE id = $1 RETURNING dealt, size
)
SELECT voters.id, voters.name, voters.phone, voters.precinct
FROM moved
CROSS JOIN LATERAL generate_series(1, LEAST($2, moved.size)) AS step
JOIN voters ON voters.turf = $1 AND voters.place = (moved.dealt - step) % moved.size`,
};

/** Takes the next voters of a turf in its order; nobody else gets them in this round. */
export const takeVoters = async (pool: pg.Pool, turf: number, count: number): Promise<VoterJson[]> => {
  const { rows } = await pool.query<VoterRow>({ ...takeStatement, values: [turf, count] });
  return rows.map(({ id, name, phone, precinct }) => JSON.stringify({ id, name, phone, precinct }));
};
