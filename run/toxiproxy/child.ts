import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { endOf } from "../cut-text.ts";

const STOP_WITHIN_MS = 3000;
const TAIL_BYTES = 2000;

/** A Toxiproxy that we started, in a process of its own that ends with ours. */
export interface ToxiproxyProcess {
  readonly url: string;
  readonly pid: number;
  readonly onExit: (listener: (how: string) => void) => void;
  /** Ends it politely, then by force. */
  readonly stop: () => Promise<void>;
  /** Ends it by force, as one that hangs. */
  readonly kill: () => Promise<void>;
}

const exited = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/** Keeps the last words that come out of these. */
export function lastWords(...streams: readonly Readable[]): () => string {
  let tail = "";
  for (const stream of streams) {
    stream.on("data", (chunk: Buffer) => {
      tail = endOf(tail + chunk.toString("utf8"), TAIL_BYTES);
    });
  }
  return () => tail.trim();
}

/** A started process as one whose exit is news only when we did not end it. */
export function endable(child: ChildProcess, url: string, words: () => string): ToxiproxyProcess {
  let stopping = false;
  const end = async (signal: "SIGTERM" | "SIGKILL"): Promise<void> => {
    stopping = true;
    if (exited(child)) return;
    const gone = once(child, "exit");
    child.kill(signal);
    const timer = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN_MS);
    await gone;
    clearTimeout(timer);
  };
  return {
    url,
    pid: child.pid ?? 0,
    onExit: (listener) => {
      child.once("exit", (code, signal) => {
        if (!stopping) listener(signal === null ? `exit code ${code}: ${words()}` : `signal ${signal}`);
      });
    },
    stop: async () => end("SIGTERM"),
    kill: async () => end("SIGKILL"),
  };
}
