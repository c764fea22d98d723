import { readdirSync } from "node:fs";
import { connect } from "node:net";
import { expect } from "vitest";
import { startToxiproxyProcess } from "../../../run/toxiproxy/embedded-process.ts";
import { startChildrenWithTsx } from "../../support/with-tsx.ts";
import { atEnd, portOf, serveEcho, until } from "../../toxiproxy/support/rig.ts";

startChildrenWithTsx();

const ANSWERS_WITHIN_MS = 10_000;

/** The embedded Toxiproxy in a process of its own, with a proxy "alive" that leads to an echo. */
export interface Target {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Fails unless the API answers and the proxy passes bytes. */
  readonly isWell: () => Promise<void>;
}

export async function startTarget(): Promise<Target> {
  const server = await startToxiproxyProcess({ seed: 1 });
  atEnd(() => server.stop());
  let end: string | undefined;
  server.onExit((how) => (end = how));
  const made = await fetch(`${server.url}/proxies`, {
    method: "POST",
    body: JSON.stringify({ name: "alive", upstream: `127.0.0.1:${await serveEcho()}` }),
  });
  const proxy = portOf(((await made.json()) as { listen: string }).listen);
  return {
    url: server.url,
    port: portOf(server.url),
    pid: server.pid,
    async isWell() {
      expect(end).toBeUndefined();
      const signal = AbortSignal.timeout(ANSWERS_WITHIN_MS);
      expect((await fetch(`${server.url}/version`, { signal })).status).toBe(200);
      expect(await echoed(proxy, "still here")).toBe("still here");
    },
  };
}

/** What comes back for a text. */
export async function echoed(port: number, text: string): Promise<string> {
  const socket = connect({ port, host: "127.0.0.1" });
  let back = "";
  let isOver = false;
  socket.on("data", (chunk) => (back += chunk.toString()));
  socket.on("error", () => undefined);
  socket.on("close", () => (isOver = true));
  socket.write(text);
  try {
    await until(() => back.length >= text.length || isOver, ANSWERS_WITHIN_MS);
  } finally {
    socket.destroy();
  }
  return back;
}

/** How many descriptors a process holds; told by Linux alone. */
export const descriptorsOf = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length;
