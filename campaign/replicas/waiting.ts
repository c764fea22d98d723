import { withClient } from "./promote.ts";

/** Sets whether a commit is answered only when the replica has it too; at once, for those that wait already as well. */
export const letCommitsWait = (primaryPort: number, wait: boolean): Promise<void> =>
  withClient(primaryPort, async (client) => {
    await client.query(`ALTER SYSTEM SET synchronous_standby_names = '${wait ? "*" : ""}'`);
    await client.query("SELECT pg_reload_conf()");
  });

/** Whether commits wait for the replica, by the word of the primary. */
export const doCommitsWait = (primaryPort: number): Promise<boolean> =>
  withClient(primaryPort, async (client) => {
    const { rows } = await client.query<{ names: string }>(
      "SELECT current_setting('synchronous_standby_names') AS names",
    );
    return rows[0]?.names !== "";
  });

/** Whether the replica follows the stream of the primary. */
export const isStreaming = (primaryPort: number): Promise<boolean> =>
  withClient(primaryPort, async (client) => {
    const { rows } = await client.query("SELECT FROM pg_stat_replication WHERE state = 'streaming'");
    return rows.length > 0;
  });
