import { readFileSync } from "node:fs";
import { StartError } from "./start-error.ts";

/** The user PostgreSQL runs as when it cannot be the user who started this program. */
export interface ServerAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const readAccount = (name: string, passwd: string): ServerAccount | undefined => {
  const fields = passwd
    .split("\n")
    .find((line) => line.startsWith(`${name}:`))
    ?.split(":");
  const uid = Number(fields?.[2]);
  const gid = Number(fields?.[3]);
  return uid > 0 && gid > 0 ? { name, uid, gid } : undefined;
};

/** PostgreSQL refuses to run as root, so root lends it an unprivileged user that exists already. */
export const serverAccount = (): ServerAccount | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const passwd = readFileSync("/etc/passwd", "utf8");
  const account = readAccount("postgres", passwd) ?? readAccount("nobody", passwd);
  if (account !== undefined) return account;
  throw new StartError(
    `PostgreSQL refuses to run as root, and /etc/passwd has neither a user "postgres" nor "nobody".`,
    "Start this program as a user other than root.",
  );
};

/** What `spawn` needs to run a program as this account. */
export const runAs = (account: ServerAccount | undefined): { uid?: number; gid?: number } =>
  account === undefined ? {} : { uid: account.uid, gid: account.gid };
