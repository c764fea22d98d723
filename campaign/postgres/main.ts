import type { ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { checkPort } from "./check-port.ts";
import { createCluster } from "./create-cluster.ts";
import { findNativeFolder } from "./find-native-folder.ts";
import type { Binaries } from "./place-binaries.ts";
import { placeBinaries } from "./place-binaries.ts";
import type { ServerSettings } from "./run-server.ts";
import { runServer, watchParent } from "./run-server.ts";
import type { ServerAccount } from "./server-account.ts";
import { serverAccount } from "./server-account.ts";
import { StartError } from "./start-error.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const temporary: string[] = [];
let isStopping = false;
let server: ChildProcess | undefined;

process.on("exit", () => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

const readNumber = (name: string, fallback?: number): number => {
  const text = process.env[name] ?? (fallback === undefined ? "" : String(fallback));
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new StartError(
    `${name} is "${text}", which is not a whole number.`,
    `Set ${name}, for example 5432.`,
  );
};

const stop = (): void => {
  isStopping = true;
  if (server === undefined) process.exit(0);
  // PostgreSQL's fast shutdown: drop the clients, write everything, end.
  server.kill("SIGINT");
};

const run = (settings: ServerSettings, binaries: Binaries, account: ServerAccount | undefined): void => {
  const running = runServer(binaries, settings, account);
  server = running.server;
  const watcher = watchParent(server, temporary);
  server.on("error", (error) => running.said.push(error.message));
  server.on("close", (code, signal) => {
    watcher.kill();
    if (isStopping) process.exit(0);
    const how = signal ?? `exit code ${code}`;
    process.stderr.write(`${running.said.join("\n")}\nPostgreSQL stopped by itself (${how}).\n`);
    process.exit(1);
  });
};

const start = async (): Promise<void> => {
  const port = readNumber("PORT");
  const maxConnections = readNumber("MAX_CONNECTIONS", 100);
  await checkPort(port);
  const account = serverAccount();
  const binaries = placeBinaries(findNativeFolder(), account);
  if (binaries.copy !== undefined) temporary.push(binaries.copy);
  const folder = process.env["DATA_DIR"] ?? temporaryFolder("gotv-postgres-", account);
  if (process.env["DATA_DIR"] === undefined) temporary.push(folder);
  createCluster(binaries, folder, account);
  run({ port, folder, maxConnections }, binaries, account);
};

process.on("SIGTERM", stop).on("SIGINT", stop);
start().catch((error: unknown) => {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n${error.hint}\n`);
  process.exitCode = 1;
});
