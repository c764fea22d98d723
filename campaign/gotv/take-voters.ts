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

// One row moves for a whole list, and the list is one range of an index: the voters of a turf go round and round in
// their fixed order, and the list that reaches the end of the turf is a shorter one.
const takeStatement = {
  name: "take-voters",
  text: `WITH moved AS (
  UPDATE turfs SET dealt = dealt + $2 WHERE id = $1 RETURNING ((dealt - $2) % size)::int AS first
)
SELECT voters.id, voters.name, voters.phone, voters.precinct
FROM moved
JOIN voters ON voters.turf = $1 AND voters.place >= moved.first AND voters.place < moved.first + $2::int`,
};

/** Takes the next voters of a turf in its order; nobody else gets them in this round. */
export const takeVoters = async (pool: pg.Pool, turf: number, count: number): Promise<VoterJson[]> => {
  const { rows } = await pool.query<VoterRow>({ ...takeStatement, values: [turf, count] });
  return rows.map(({ id, name, phone, precinct }) => JSON.stringify({ id, name, phone, precinct }));
};
