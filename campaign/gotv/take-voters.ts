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

const takeStatement = {
  name: "take-voters",
  text: `UPDATE voters SET attempts = voters.attempts + 1
FROM (
  SELECT id FROM voters WHERE turf = $1 ORDER BY attempts, id LIMIT $2 FOR UPDATE SKIP LOCKED
) AS next
WHERE voters.id = next.id
RETURNING voters.id, voters.name, voters.phone, voters.precinct`,
};

/** Takes the voters of a turf that were tried least; nobody else gets them for this attempt. */
export const takeVoters = async (pool: pg.Pool, turf: number, count: number): Promise<VoterJson[]> => {
  const { rows } = await pool.query<VoterRow>({ ...takeStatement, values: [turf, count] });
  return rows.map(({ id, name, phone, precinct }) => JSON.stringify({ id, name, phone, precinct }));
};
