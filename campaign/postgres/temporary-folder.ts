import { chownSync, mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ServerAccount } from "./server-account.ts";
import { StartError } from "./start-error.ts";

const isOpenToAll = (folder: string): boolean => {
  try {
    const isOpen = (statSync(folder).mode & 0o001) !== 0;
    return isOpen && (dirname(folder) === folder || isOpenToAll(dirname(folder)));
  } catch {
    return false;
  }
};

/** Makes a folder that the account owns and can reach. */
export const temporaryFolder = (prefix: string, account: ServerAccount | undefined): string => {
  const candidates = [tmpdir(), "/tmp", "/var/tmp"];
  const parent = account === undefined ? tmpdir() : candidates.find((folder) => isOpenToAll(folder));
  if (parent === undefined) {
    throw new StartError(
      `The user "${account?.name}" can reach none of the temporary folders ${candidates.join(", ")}.`,
      "Set TMPDIR to a folder every user can enter, or start this program as a user other than root.",
    );
  }
  const folder = mkdtempSync(join(parent, prefix));
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  return folder;
};
