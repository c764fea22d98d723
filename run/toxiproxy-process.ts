import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { EnvironmentError } from "../model/errors.ts";

const START_WITHIN_MS = 15_000;

/** A Toxiproxy that we started, in a process of its own that ends with ours. */
export interface ToxiproxyProcess {
  readonly url: string;
  readonly pid: number;
  readonly onExit: (listener: (how: string) => void) => void;
  readonly stop: () => Promise<void>;
}

// The sources run as they are in a checkout and compiled in the package; the neighbour has our own ending.
const mainFile = (): string =>
  fileURLToPath(
    new URL(`../toxiproxy/main${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url),
  );

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

async function address(child: Child, words: () => string): Promise<string> {
  const lines = createInterface({ input: child.stdout });
  const timer = setTimeout(() => child.kill("SIGKILL"), START_WITHIN_MS);
  try {
    for await (const line of lines) {
      const found = /"listening":"([^"]+)"/u.exec(line);
      if (found?.[1] !== undefined) return found[1];
    }
  } finally {
    clearTimeout(timer);
    lines.close();
    child.stdout.resume();
  }
  throw didNotStart(words());
}

function didNotStart(words: string): EnvironmentError {
  const taken = /EADDRINUSE.* (\S+:\d+)/u.exec(words)?.[1];
  if (taken === undefined) {
    return new EnvironmentError(
      "The embedded Toxiproxy did not start.",
      `Its last words: ${words || "none"}`,
    );
  }
  return new EnvironmentError(
    `The address "${taken}" is already in use.`,
    "Choose another port, or end what listens there.",
  );
}

/** Starts the embedded Toxiproxy on a free loopback port; `port` asks for a certain one. */
export async function startToxiproxyProcess(options: {
  seed: number;
  port?: number;
}): Promise<ToxiproxyProcess> {
  const flags = ["--host", "127.0.0.1", "--port", String(options.port ?? 0), "--seed", String(options.seed)];
  const child = spawn(process.execPath, [...process.execArgv, mainFile(), ...flags, "--parent-pipe"], {
    stdio: ["pipe", "pipe", "pipe"],
    // A group of its own: Ctrl-C reaches the tool alone, which heals through this process before it ends it.
    detached: true,
  });
  let tail = "";
  child.stderr.on("data", (chunk: Buffer) => {
    tail = (tail + chunk.toString("utf8")).slice(-2000);
  });
  child.stdin.on("error", () => undefined);
  let stopping = false;
  const listening = await address(child, () => tail.trim());
  return {
    url: `http://${listening}`,
    pid: child.pid ?? 0,
    onExit: (listener) => {
      child.once("exit", (code, signal) => {
        if (!stopping) listener(signal === null ? `exit code ${code}: ${tail.trim()}` : `signal ${signal}`);
      });
    },
    stop: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), 3000);
      await gone;
      clearTimeout(timer);
    },
  };
}
