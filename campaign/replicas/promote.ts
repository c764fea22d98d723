import { Client } from "pg";

export type Role = "primary" | "replica";

export const withClient = async <T>(port: number, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({
    connectionString: `postgres://postgres@127.0.0.1:${port}/postgres`,
    connectionTimeoutMillis: 2_000,
    query_timeout: 15_000,
  });
  // A connection lost here rejects the query.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** What a server is by its own word. */
export const roleOf = (port: number): Promise<Role> =>
  withClient(port, async (client) => {
    const { rows } = await client.query<{ is: boolean }>("SELECT pg_is_in_recovery() AS is");
    return rows[0]?.is === true ? "replica" : "primary";
  });

/** Makes the replica a primary and waits until it is one; done already, it does nothing. */
export const promote = async (port: number): Promise<void> => {
  if ((await roleOf(port)) === "primary") return;
  await withClient(port, (client) => client.query("SELECT pg_promote(true, 10)"));
};
