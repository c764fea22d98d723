import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { startWedgedToxiproxy, type WedgedToxiproxy } from "../../support/wedged-toxiproxy.ts";
import { aFolder } from "../support/run-cli.ts";
import { makeTemporary } from "../support/temporary-folder.ts";

/** Everything that a run could leave broken: somebody's Toxiproxy with a link of its own, a service, a folder. */
export interface World {
  readonly toxiproxy: WedgedToxiproxy;
  /** The service that is already there, as an address. */
  readonly service: string;
  /** From now on it answers 500. */
  readonly turnBad: () => void;
  /** Where the scenario is, and its steps run. */
  readonly folder: string;
  /** For the temporary folders and the journals of the run. */
  readonly env: Readonly<Record<string, string>>;
  /** What must be the same behind the run, in words. */
  readonly state: () => Promise<string>;
  /** Puts the journals on a disk of their own, with little room. */
  readonly limitDisk: () => void;
  readonly fillDisk: () => void;
  /** Milliseconds of a fresh request through the link of somebody else. */
  readonly request: () => Promise<number>;
  readonly close: () => Promise<void>;
}

const openRuns = (state: string): readonly string[] => {
  const folder = join(state, "gameday", "open-runs");
  return existsSync(folder) ? readdirSync(folder) : [];
};

/** Whether this machine lets us have a disk of our own. */
export const mount = (folder: string): boolean =>
  spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], { stdio: "ignore" }).status === 0;

export async function aWorld(): Promise<World> {
  let isBad = false;
  const web = createServer((_, response) => response.writeHead(isBad ? 500 : 200).end("hello"));
  await once(web.listen(0, "127.0.0.1"), "listening");
  const service = `127.0.0.1:${(web.address() as AddressInfo).port}`;
  const toxiproxy = await startWedgedToxiproxy();
  const orders = { name: "orders", listen: "127.0.0.1:0", upstream: service, enabled: true };
  const made = (await toxiproxy.api("POST", "/proxies", orders)) as { listen: string };
  const noop = { type: "noop", name: "theirs" };
  await toxiproxy.api("POST", "/proxies/orders/toxics", noop);
  const folder = aFolder();
  const [temporary, state] = [makeTemporary(join(folder, "tmp")), join(folder, "state")];
  mkdirSync(state);
  return {
    toxiproxy,
    service,
    turnBad: () => void (isBad = true),
    folder,
    env: { TMPDIR: temporary, XDG_STATE_HOME: state },
    state: async () =>
      JSON.stringify({
        proxies: await toxiproxy.api("GET", "/proxies"),
        applied: existsSync(join(folder, "fix-is-on")),
        temporary: readdirSync(temporary).filter((name) => name.startsWith("gameday-")),
        openRuns: openRuns(state),
      }),
    limitDisk: () => void mount(state),
    fillDisk: () => {
      const [journal = ""] = openRuns(state);
      try {
        // Empty lines, to the very end of the page that the journal has already.
        appendFileSync(join(state, "gameday", "open-runs", journal), "\n".repeat(1 << 20));
      } catch {
        // That is what it is for.
      }
    },
    request: async () => {
      const started = performance.now();
      await (await fetch(`http://${made.listen}/hello`, { headers: { connection: "close" } })).text();
      return performance.now() - started;
    },
    close: async () => {
      spawnSync("umount", ["-l", state], { stdio: "ignore" });
      web.closeAllConnections();
      web.close();
      await toxiproxy.close();
    },
  };
}

export function writeScenario({ folder }: World, text: string): string {
  const file = join(folder, "day.yaml");
  writeFileSync(file, text);
  return file;
}
