import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { EnvironmentError } from "../../model/errors.ts";
import { childFlags } from "../child-flags.ts";

const START_WITHIN_MS = 15_000;
const STOP_WITHIN_MS = 3000;

export interface NullTarget {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

// The sources run as they are in a checkout and compiled in the package; the neighbour has our own ending.
const file = (): string =>
  fileURLToPath(new URL(`null-target${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url));

/** Starts a target that answers at once, in a process of its own that ends with ours. */
export async function startNullTarget(): Promise<NullTarget> {
  const child = spawn(process.execPath, [...childFlags(), file()], {
    stdio: ["pipe", "pipe", "ignore"],
    detached: true,
  });
  child.stdin.on("error", () => undefined);
  const gone = once(child, "exit");
  const killIn = (ms: number): NodeJS.Timeout => setTimeout(() => child.kill("SIGKILL"), ms);
  const patience = killIn(START_WITHIN_MS);
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const port = /^listening (\d+)$/u.exec(line)?.[1];
      if (port === undefined) continue;
      const stop = async (): Promise<void> => {
        const timer = killIn(STOP_WITHIN_MS);
        child.stdin.end();
        await gone;
        clearTimeout(timer);
      };
      return { address: `127.0.0.1:${port}`, stop };
    }
  } finally {
    clearTimeout(patience);
  }
  throw new EnvironmentError("The target that does nothing did not start.", "Is this machine out of memory?");
}
