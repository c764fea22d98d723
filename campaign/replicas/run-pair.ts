import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkPort } from "../postgres/check-port.ts";
import { createCluster } from "../postgres/create-cluster.ts";
import { findNativeFolder } from "../postgres/find-native-folder.ts";
import { placeBinaries } from "../postgres/place-binaries.ts";
import type { ServerSettings } from "../postgres/run-server.ts";
import { runServer, watchParent } from "../postgres/run-server.ts";
import type { ServerAccount } from "../postgres/server-account.ts";
import { runAs, serverAccount } from "../postgres/server-account.ts";
import { StartError } from "../postgres/start-error.ts";
import { temporaryFolder } from "../postgres/temporary-folder.ts";

export interface PairSettings {
  readonly primaryPort: number;
  readonly replicaPort: number;
  /** How the replica reaches the primary. */
  readonly replication: { readonly host: string; readonly port: number };
}

export interface Pair {
  /** Resolves when both servers have ended and their folders are gone. */
  stop(): Promise<void>;
  /** Resolves with the last words when one of them ends by itself. */
  readonly died: Promise<string>;
}

const streams = { wal_level: "replica", max_wal_senders: 10, wal_keep_size: "512MB" };

const primaryOf = ({ primaryPort }: PairSettings, folder: string): ServerSettings => ({
  port: primaryPort,
  folder,
  maxConnections: 100,
  also: streams,
});

const replicaOf = ({ replicaPort, replication }: PairSettings, folder: string): ServerSettings => ({
  port: replicaPort,
  folder,
  maxConnections: 100,
  also: {
    ...streams,
    hot_standby: "on",
    wal_retrieve_retry_interval: "200ms",
    primary_conninfo: `host=${replication.host} port=${replication.port} user=postgres application_name=replica`,
  },
});

/** The binaries at hand lack pg_basebackup; the folder of a server that never ran is as good a start for a replica. */
const copyCluster = (from: string, to: string, account: ServerAccount | undefined): void => {
  // By a program of the account, so that the copies are its own.
  const copied = spawnSync("cp", ["-Rp", `${from}/.`, to], { ...runAs(account), encoding: "utf8" });
  if (copied.status !== 0)
    throw new StartError(
      `The replica could not be made: ${copied.error?.message ?? copied.stderr.trim()}`,
      "Free 100 MB in the folder for temporary files.",
    );
  writeFileSync(join(to, "standby.signal"), "");
};

/** Starts a primary and a replica that follows it by PostgreSQL's own streaming replication. */
export const runPair = async (settings: PairSettings): Promise<Pair> => {
  await checkPort(settings.primaryPort);
  await checkPort(settings.replicaPort);
  const account = serverAccount();
  const binaries = placeBinaries(findNativeFolder(), account);
  const primaryFolder = temporaryFolder("gotv-primary-", account);
  const replicaFolder = temporaryFolder("gotv-replica-", account);
  const copy = binaries.copy === undefined ? [] : [binaries.copy];
  createCluster(binaries, primaryFolder, account);
  copyCluster(primaryFolder, replicaFolder, account);
  const primary = runServer(binaries, primaryOf(settings, primaryFolder), account);
  const replica = runServer(binaries, replicaOf(settings, replicaFolder), account);
  const watchers = [
    watchParent(primary.server, [primaryFolder]),
    watchParent(replica.server, [replicaFolder, ...copy]),
  ];
  const ends = [ended(primary), ended(replica)];
  const stop = async (): Promise<void> => {
    for (const { server } of [primary, replica]) server.kill("SIGINT");
    await Promise.all(ends);
    for (const watcher of watchers) watcher.kill();
    for (const folder of [primaryFolder, replicaFolder, ...copy])
      rmSync(folder, { recursive: true, force: true });
  };
  return { died: Promise.race(ends), stop };
};

const ended = ({ server, said }: ReturnType<typeof runServer>): Promise<string> =>
  new Promise((resolve) => {
    server.on("error", (error) => said.push(error.message));
    server.on("close", () => resolve(said.join("\n")));
  });
