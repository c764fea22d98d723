import { spawn, type ChildProcess } from "node:child_process";
import { endOf } from "../../cut-text.ts";
import { signalGroup } from "../../signal-group.ts";
import { boundLog, lastWords } from "./log.ts";

const TAIL_CHARACTERS = 1000;

/** What is known of a k6 process when it is gone. */
interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last thing it said; may be empty. */
  readonly words: string;
}

export interface Launched {
  readonly pid: number;
  readonly exit: Promise<Exit>;
  readonly hasEnded: () => boolean;
  /** Sends a signal to its whole group, if it still runs. */
  readonly signal: (signal: NodeJS.Signals) => void;
}

const afterParent = `read -r _
kill -TERM "-$1" 2>/dev/null
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  kill -0 "-$1" 2>/dev/null || exit 0
  sleep 0.1
done
kill -KILL "-$1" 2>/dev/null`;

/** Ends the group of k6 even when this program is killed with SIGKILL: the pipe that it reads ends then. */
function watchParent(pid: number): ChildProcess {
  const watcher = spawn("/bin/sh", ["-c", afterParent, "after-parent", String(pid)], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  // Without a shell only the protection against SIGKILL is lost.
  watcher.on("error", () => undefined);
  watcher.stdin.on("error", () => undefined);
  watcher.unref();
  return watcher;
}

/** What a child says beside its log, such as why it does not take a flag; the end of it. */
function listen(child: ChildProcess): () => string {
  let tail = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    tail = endOf(tail + text, TAIL_CHARACTERS);
  });
  child.on("error", (error) => {
    tail = error.message;
  });
  return () => tail.trim().replaceAll(/\s+/gu, " ");
}

/** Starts k6 in a group of its own, so that Ctrl-C reaches this program alone, which ends it in its own way. */
export function launch(options: {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly log: string;
}): Launched {
  const { program, args, folder, env, log } = options;
  const child = spawn(program, [...args], {
    cwd: folder,
    env: { ...env },
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const { pid } = child;
  const said = listen(child);
  const watcher = pid === undefined ? undefined : watchParent(pid);
  const unbound = boundLog(log);
  let ended = false;
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const exit = closed.then(async (): Promise<Exit> => {
    ended = true;
    watcher?.kill("SIGKILL");
    unbound();
    return { code: child.exitCode, signal: child.signalCode, words: (await lastWords(log)) || said() };
  });
  return {
    pid: pid ?? 0,
    exit,
    hasEnded: () => ended,
    signal: (signal) => {
      if (pid !== undefined && !ended) signalGroup(pid, signal);
    },
  };
}
