import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import type { Binaries } from "./place-binaries.ts";
import type { ServerAccount } from "./server-account.ts";
import { runAs } from "./server-account.ts";

export interface ServerSettings {
  readonly port: number;
  readonly folder: string;
  readonly maxConnections: number;
  /** Settings of the server that come on top, or instead. */
  readonly also?: Readonly<Record<string, string | number>>;
}

const flags = ({ port, folder, maxConnections, also }: ServerSettings): string[] => {
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: maxConnections,
    synchronous_commit: "on",
    // A commit outlives the death of every process; that of the machine it need not outlive, since the folder is
    // temporary. So a rehearsal measures the service, and not how fast this disk flushes.
    fsync: "off",
    full_page_writes: "off",
    // Nobody copies this database, and a checkpoint in the middle of a break would be a second, unplanned fault.
    wal_level: "minimal",
    max_wal_senders: 0,
    max_wal_size: "4GB",
    // Parallel workers need more shared memory than a container's default 64 MB of /dev/shm.
    max_parallel_workers_per_gather: 0,
    log_min_messages: "fatal",
    ...also,
  };
  return ["-D", folder, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
};

/** Runs PostgreSQL; `said` collects its last words, for the case that it dies. */
export const runServer = (
  binaries: Binaries,
  settings: ServerSettings,
  account: ServerAccount | undefined,
): { server: ChildProcess; said: string[] } => {
  const server = spawn(binaries.postgres, flags(settings), {
    ...runAs(account),
    cwd: settings.folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said: string[] = [];
  server.stderr.setEncoding("utf8").on("data", (text: string) => {
    said.push(...text.trimEnd().split("\n"));
    said.splice(0, said.length - 20);
  });
  return { server, said };
};

const afterParent = `read -r _
kill -INT "$1" 2>/dev/null
while kill -0 "$1" 2>/dev/null; do sleep 0.1; done
shift
[ "$#" -eq 0 ] || rm -rf "$@"`;

/** Stops PostgreSQL and removes its folders even when this program is killed with SIGKILL. */
export const watchParent = (server: ChildProcess, folders: readonly string[]): ChildProcess => {
  const words = ["-c", afterParent, "after-parent", String(server.pid), ...folders];
  const watcher = spawn("/bin/sh", words, { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  // Without a shell only the protection against SIGKILL is lost.
  watcher.on("error", () => undefined);
  watcher.stdin.on("error", () => undefined);
  watcher.unref();
  return watcher;
};
