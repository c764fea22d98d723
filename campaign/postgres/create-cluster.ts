import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Binaries } from "./place-binaries.ts";
import type { ServerAccount } from "./server-account.ts";
import { runAs } from "./server-account.ts";
import { StartError } from "./start-error.ts";

// The throwaway superuser differs from the service's role, as on a real server.
const initdbFlags = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"];

const createGotv = "CREATE ROLE gotv LOGIN;\nCREATE DATABASE gotv OWNER gotv;\n";

/** Initialises the folder unless it holds a cluster already. */
export const createCluster = (
  binaries: Binaries,
  folder: string,
  account: ServerAccount | undefined,
): void => {
  if (existsSync(join(folder, "PG_VERSION"))) return;
  mkdirSync(folder, { recursive: true });
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  const options = { ...runAs(account), cwd: folder, encoding: "utf8" } as const;
  const made = spawnSync(binaries.initdb, [...initdbFlags, `--pgdata=${folder}`], options);
  if (made.status !== 0) {
    throw new StartError(
      `initdb could not create a database in "${folder}": ${made.error?.message ?? made.stderr.trim()}`,
      "Set DATA_DIR to an empty folder on a disk with 100 MB free, or leave it out.",
    );
  }
  // Single-user mode: the role exists before the first client can connect.
  const single = ["--single", "-D", folder, "postgres"];
  const filled = spawnSync(binaries.postgres, single, { ...options, input: createGotv });
  if (filled.status !== 0) {
    throw new StartError(
      `PostgreSQL could not create the database "gotv": ${filled.error?.message ?? filled.stderr.trim()}`,
      "Set DATA_DIR to an empty folder, or leave it out.",
    );
  }
};
