import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { EnvironmentError } from "../../model/errors.ts";
import { childFlags } from "../child-flags.ts";

const START_WITHIN_MS = 20_000;
const SIGN_EVERY_MS = 1000;

// The sources run as they are in a checkout and compiled in the package; the neighbour has our own ending.
const MAIN = fileURLToPath(
  new URL(`./main${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url),
);

/** The process that heals when this one cannot any more. */
export interface Guardian {
  readonly pid: number;
  /** Told when it ends and was not let go: killed, or it took over because this process gave no sign. */
  readonly onGone: (listener: () => void) => void;
  /** The run is over and healed, or what is open is left for `gameday heal` on purpose. */
  readonly letGo: () => Promise<void>;
}

type Child = ChildProcessByStdio<Writable, Readable, null>;

async function isWatching(child: Child): Promise<boolean> {
  const late = setTimeout(() => child.kill("SIGKILL"), START_WITHIN_MS);
  try {
    for await (const text of child.stdout) if (String(text).includes("watching")) return true;
    return false;
  } finally {
    clearTimeout(late);
  }
}

/** Starts it in a session of its own, so that what ends this process does not end it; resolves when it watches. */
export async function startGuardian(journal: string): Promise<Guardian> {
  const child = spawn(process.execPath, [...childFlags(), MAIN, journal], {
    detached: true,
    stdio: ["pipe", "pipe", "ignore"],
  });
  child.on("error", () => undefined);
  child.stdin.on("error", () => undefined);
  if (!(await isWatching(child))) {
    throw new EnvironmentError(
      "The guardian, which heals when gameday is killed, did not start.",
      "Without it nothing is broken. See that this machine has room for one more small process, and try again.",
    );
  }
  const sign = setInterval(() => child.stdin.write("B"), SIGN_EVERY_MS);
  const gone = child.exitCode === null && child.signalCode === null ? once(child, "exit") : Promise.resolve();
  let isLetGo = false;
  sign.unref();
  child.unref();
  return {
    pid: child.pid ?? 0,
    onGone: (listener) => void gone.then(() => (isLetGo ? undefined : listener())),
    letGo: async () => {
      isLetGo = true;
      child.ref();
      clearInterval(sign);
      child.stdin.end("Q");
      await gone;
    },
  };
}
