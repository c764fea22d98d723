import { spawnSync } from "node:child_process";
import { accessSync, constants, cpSync } from "node:fs";
import { join } from "node:path";
import { hydrateLinks, missingLinks } from "./hydrate-links.ts";
import type { ServerAccount } from "./server-account.ts";
import { runAs } from "./server-account.ts";
import { StartError } from "./start-error.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** The copy that was needed, to be removed at the end. */
  readonly copy?: string;
}

const binariesIn = (nativeFolder: string): Binaries => ({
  initdb: join(nativeFolder, "bin", "initdb"),
  postgres: join(nativeFolder, "bin", "postgres"),
});

const isWritable = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

const whyNotRunnable = (binaries: Binaries, account: ServerAccount | undefined): string | undefined => {
  const options = { ...runAs(account), cwd: "/", encoding: "utf8" } as const;
  for (const program of [binaries.postgres, binaries.initdb]) {
    const { error, status, stderr } = spawnSync(program, ["--version"], options);
    if (status !== 0) return error?.message ?? stderr.trim();
  }
  return undefined;
};

/** Tries the binaries where npm put them; where that fails, uses a copy the account can read. */
export const placeBinaries = (nativeFolder: string, account: ServerAccount | undefined): Binaries => {
  const isComplete = missingLinks(nativeFolder).length === 0;
  if (!isComplete && isWritable(join(nativeFolder, "lib"))) hydrateLinks(nativeFolder);
  const installed = binariesIn(nativeFolder);
  if (missingLinks(nativeFolder).length === 0 && whyNotRunnable(installed, account) === undefined) {
    return installed;
  }
  const copy = temporaryFolder("gotv-postgres-native-", account);
  cpSync(nativeFolder, join(copy, "native"), { recursive: true, verbatimSymlinks: true });
  hydrateLinks(join(copy, "native"));
  const copied = { ...binariesIn(join(copy, "native")), copy };
  const reason = whyNotRunnable(copied, account);
  if (reason === undefined) return copied;
  throw new StartError(
    `The PostgreSQL binaries do not run on this machine: ${reason}`,
    "Remove node_modules and run `npm install` again on this machine.",
  );
};
