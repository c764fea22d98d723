import { portFinder } from "../ports.ts";
import { requireTool } from "../tools/find-tool.ts";
import type { ToxiproxyProcess } from "./child.ts";
import { startToxiproxyProcess } from "./embedded-process.ts";
import { greet, weigh } from "./greet.ts";
import { startServerProcess } from "./server-process.ts";
import type { Dialect, RunningToxiproxy, ToxiproxyChoice, ToxiproxySource } from "./toxiproxy.ts";

/** A process of ours that can be ended by force and started again where it was. */
async function ours(
  dialect: Dialect,
  start: (port?: number) => Promise<ToxiproxyProcess>,
): Promise<RunningToxiproxy> {
  let current = await start();
  const listeners: ((how: string) => void)[] = [];
  const watch = (): void =>
    current.onExit((how) => {
      for (const tell of listeners) tell(how);
    });
  watch();
  const restart = async (): Promise<void> => {
    await current.kill();
    current = await start(Number(new URL(current.url).port));
    watch();
  };
  return {
    url: current.url,
    dialect,
    life: { of: "ours", restart, pid: () => current.pid },
    onExit: (listener) => void listeners.push(listener),
    stop: async () => current.stop(),
  };
}

const embedded: ToxiproxySource = {
  name: "embedded",
  dialect: "embedded",
  notes: [],
  start: async ({ seed }) =>
    ours("embedded", async (port) => startToxiproxyProcess(port === undefined ? { seed } : { seed, port })),
};

async function server(): Promise<ToxiproxySource> {
  const { path, version } = await requireTool("toxiproxy-server");
  const { notes } = weigh(version === "" ? "git" : version, path);
  return {
    name: `toxiproxy-server ${version === "" ? "git" : version}`,
    dialect: "server",
    notes,
    start: async ({ taken }) => {
      const find = portFinder(process.pid, taken);
      return ours("server", async (port) => startServerProcess(path, port ?? (await find())));
    },
  };
}

async function theirs(url: string): Promise<ToxiproxySource> {
  const { version, dialect, notes } = await greet(url);
  return {
    name: `Toxiproxy ${version} at ${url}`,
    dialect,
    notes,
    start: async () => ({
      url,
      dialect,
      life: { of: "theirs" },
      onExit: () => undefined,
      stop: async () => undefined,
    }),
  };
}

/** The Toxiproxy that was asked for, or an error that says why it cannot be had; nothing is changed by looking. */
export async function findToxiproxy(choice: ToxiproxyChoice): Promise<ToxiproxySource> {
  switch (choice.kind) {
    case "embedded":
      return embedded;
    case "server":
      return server();
    case "url":
      return theirs(choice.url);
  }
}
