import { spawn, type ChildProcessByStdio } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { EnvironmentError } from "../../model/errors.ts";
import { childFlags } from "../child-flags.ts";
import { endable, lastWords, type ToxiproxyProcess } from "./child.ts";

const START_WITHIN_MS = 15_000;

// The sources run as they are in a checkout and compiled in the package; the neighbour has our own ending.
const mainFile = (): string =>
  fileURLToPath(
    new URL(`../../toxiproxy/main${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url),
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
  const child = spawn(process.execPath, [...childFlags(), mainFile(), ...flags, "--parent-pipe"], {
    stdio: ["pipe", "pipe", "pipe"],
    // A group of its own: Ctrl-C reaches the tool alone, which heals through this process before it ends it.
    detached: true,
  });
  const words = lastWords(child.stderr);
  child.stdin.on("error", () => undefined);
  const listening = await address(child, words);
  return endable(child, `http://${listening}`, words);
}
