import type pg from "pg";

/** Closes connections above the limit as they come free; one that cannot be had in time is asked for again. */
const shrink = async (pool: pg.Pool): Promise<void> => {
  while (pool.totalCount > pool.options.max && !pool.ending) {
    const client = await pool.connect().catch(() => undefined);
    client?.release(true);
  }
};

/** Sets the most connections a pool may hold: it opens more on demand, and gives up those above the limit by itself. */
export const resizePool = (pool: pg.Pool, size: number): void => {
  // The pool reads its limit at every request for a connection.
  pool.options.max = size;
  void shrink(pool);
};
