import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type pg from "pg";
import { databaseRefusal } from "./refusal.ts";

interface KeyRow {
  readonly key: string;
}

const fetchNext = "FETCH 5000 FROM ledger";

const sendRows = async (client: pg.PoolClient, table: string, response: ServerResponse): Promise<void> => {
  await client.query(
    `BEGIN READ ONLY; DECLARE ledger CURSOR FOR SELECT key FROM ${client.escapeIdentifier(table)}`,
  );
  response.writeHead(200, { "content-type": "text/plain; charset=utf-8" });
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  for (;;) {
    const { rows } = await client.query<KeyRow>(fetchNext);
    if (rows.length === 0 || response.destroyed) break;
    const hasRoom = response.write(rows.map(({ key }) => `${key}\n`).join(""));
    if (!hasRoom) await once(response, "drain", { signal: gone.signal });
  }
  await client.query("COMMIT");
  response.end();
};

const ignore = (): void => undefined;

/** Sends the `key` of every row of a table, as of one moment, as fast as the reader reads. */
export const streamLedger = async (pool: pg.Pool, table: string, response: ServerResponse): Promise<void> => {
  let client: pg.PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    throw databaseRefusal(error);
  }
  client.on("error", ignore);
  let failure: Error | undefined;
  try {
    await sendRows(client, table, response);
  } catch (error) {
    failure = new Error("the ledger was cut short", { cause: error });
    // A reader must not take half a ledger for the whole.
    if (response.headersSent) response.destroy();
    else throw databaseRefusal(error);
  } finally {
    client.off("error", ignore);
    // A connection in an unknown state does not go back to the pool.
    client.release(failure);
  }
};
