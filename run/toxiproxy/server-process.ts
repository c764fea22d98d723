import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { EnvironmentError, reasonOf } from "../../model/errors.ts";
import { ask } from "../ask.ts";
import { listenTrouble } from "../ports.ts";
import { endable, lastWords, type ToxiproxyProcess } from "./child.ts";

const START_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 25;
const ANSWER_WITHIN_MS = 2000;

const AFTER_PARENT = 'read -r _; kill -KILL "$1" 2>/dev/null';

/** toxiproxy-server knows no parent: this ends it even when this program is killed with SIGKILL. */
function watchParent(server: ChildProcess): ChildProcess {
  const words = ["-c", AFTER_PARENT, "after-parent", String(server.pid)];
  const watcher = spawn("/bin/sh", words, { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  // Without a shell only the protection against SIGKILL is lost.
  watcher.on("error", () => undefined);
  watcher.stdin.on("error", () => undefined);
  watcher.unref();
  // Its pipe would tell it that we are gone, and by then the number may be that of somebody else.
  server.once("exit", () => watcher.kill("SIGKILL"));
  return watcher;
}

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await ask(`${url}/version`, { timeoutMs: ANSWER_WITHIN_MS })).status === 200;
  } catch {
    return false;
  }
};

const didNotStart = (path: string, why: string): EnvironmentError =>
  new EnvironmentError(
    `"${path}" did not start: ${why}.`,
    "Start it by hand with the flag -version to see why.",
  );

/** Starts toxiproxy-server on this loopback port, and waits until it answers. */
export async function startServerProcess(path: string, port: number): Promise<ToxiproxyProcess> {
  const url = `http://127.0.0.1:${port}`;
  // Without its port it would not end, but log that and wait for ever.
  const taken = await listenTrouble("127.0.0.1", port);
  if (taken !== undefined) throw didNotStart(path, taken);
  const server = spawn(path, ["-host", "127.0.0.1", "-port", String(port)], {
    env: { ...process.env, LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own: Ctrl-C reaches the tool alone, which heals through this process before it ends it.
    detached: true,
  });
  const words = lastWords(server.stdout, server.stderr);
  let ending: string | undefined;
  server.once("error", (error) => (ending = reasonOf(error)));
  server.once(
    "exit",
    (code, signal) => (ending = `it ended with ${signal ?? `exit code ${code}`} ${words()}`),
  );
  if (server.pid !== undefined) watchParent(server);
  const running = endable(server, url, words);
  const late = performance.now() + START_WITHIN_MS;
  while (!(await answers(url))) {
    const why = ending ?? (performance.now() > late ? `no answer at ${url} in time` : undefined);
    if (why !== undefined) {
      if (server.pid !== undefined) await running.kill();
      throw didNotStart(path, why.trim());
    }
    await delay(LOOK_EVERY_MS);
  }
  return running;
}
