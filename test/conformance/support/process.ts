import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atEnd } from "../../toxiproxy/support/rig.ts";

/** A child process with what it has said so far. */
export interface Process {
  readonly child: ChildProcess;
  readonly output: { out: string; err: string };
  readonly exited: Promise<number | null>;
}

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

/** Starts a command that is gone, by its pid, when the test is over. */
export function start({ file, args }: Command, env: NodeJS.ProcessEnv = {}): Process {
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
  const output = { out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => (output.out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output.err += chunk.toString()));
  const exited = once(child, "close").then(([code]) => code as number | null);
  atEnd(async () => {
    child.kill("SIGKILL");
    await exited;
  });
  return { child, output, exited };
}

export function isRunning({ child }: Process): boolean {
  return child.exitCode === null && child.signalCode === null;
}

/** A port that was free a moment ago: the caller tries another one when it no longer is. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** A file that goes with the test. */
export async function jsonFile(content: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "toxiproxy-"));
  atEnd(() => rm(folder, { recursive: true }));
  const file = join(folder, "config.json");
  await writeFile(file, JSON.stringify(content));
  return file;
}
