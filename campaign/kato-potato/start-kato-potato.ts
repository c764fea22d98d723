import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { every } from "../service/every.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { Refusal } from "../service/refusal.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, namedAddresses, wholeNumber } from "../service/settings.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import { Captures } from "./captures.ts";
import { HotPotato } from "./hot-potato.ts";
import { WatchedNode } from "./node.ts";

export interface KatoPotatoSettings {
  readonly port: number;
  readonly feed: string;
  /** Capture nodes by name; the first is in use at the start. */
  readonly nodes: ReadonlyMap<string, string>;
  readonly docsWeb: string;
}

export const readKatoPotatoSettings = (environment: Environment): KatoPotatoSettings => ({
  port: wholeNumber(environment, "PORT"),
  feed: httpAddress(environment, "FEED"),
  nodes: namedAddresses(environment, "NODES"),
  docsWeb: httpAddress(environment, "DOCS_WEB"),
});

const lookMs = 250;

/** The state of the whole way from the sound to the document, of which the worst part counts. */
const healthOf = async (captures: Captures, nodes: readonly WatchedNode[], docsWeb: WatchedNode) => {
  const all = await Promise.all(
    [docsWeb, ...nodes].map(async (node) => ({ node, ...(await node.health()) })),
  );
  const states = all
    .filter(({ node }) => node === docsWeb || node === captures.inUse)
    .map(({ state }) => state);
  const state = ["off", "queue-writes"].find((worse) => states.includes(worse)) ?? "full";
  return { state, backlog: all.reduce((sum, { backlog }) => sum + backlog, 0) };
};

const openSwitches = (captures: Captures) => {
  const switches = new Switches(["watch-sound"] as const);
  switches.onChange((_, isOn) => {
    if (!isOn) void captures.back().catch(() => undefined);
  });
  return switches;
};

const openWatch = ({ nodes: named, docsWeb, feed }: KatoPotatoSettings) => {
  const nodes = [...named].map(([name, url]) => new WatchedNode(name, url));
  const hotPotato = new HotPotato(feed);
  const isWell = (node: WatchedNode): Promise<boolean> =>
    switches.isOn("watch-sound") ? node.hears() : node.accepts();
  const captures = new Captures(nodes, hotPotato, isWell);
  const switches = openSwitches(captures);
  return { nodes, docsWeb: new WatchedNode("DocsWeb", docsWeb), hotPotato, captures, switches };
};

const noSwap = (error: unknown): never => {
  throw new Refusal(503, error instanceof Error ? error.message : "no swap");
};

const routesOf = ({ nodes, docsWeb, captures, switches }: ReturnType<typeof openWatch>): Routes => {
  const local = () => ({
    state: "full" as const,
    backlog: 0,
    inUse: captures.inUse.name,
    swaps: captures.swaps,
  });
  return {
    ...operatorRoutes(switches, local),
    "GET /healthz": async (_, response) => {
      const whole = await healthOf(captures, nodes, docsWeb);
      send(response, 200, JSON.stringify({ ...local(), ...switches.all, ...whole }));
    },
    "POST /swap": async (_, response) => {
      await captures.swap().catch(noSwap);
      send(response, 200, JSON.stringify({ inUse: captures.inUse.name }));
    },
  };
};

/** Watches the capture nodes, and has HotPotato change to another when the one in use is not well. */
export const startKatoPotato = async (settings: KatoPotatoSettings): Promise<Running> => {
  const watch = openWatch(settings);
  const { nodes, docsWeb, captures, hotPotato } = watch;
  const server = createHttpServer(routesOf(watch));
  await captures.resume().catch(() => undefined);
  const port = await listen(server, settings.port);
  const stopping = new AbortController();
  const watching = every(lookMs, () => captures.look(), stopping.signal);
  const close = async (): Promise<void> => {
    await closeServer(server);
    stopping.abort();
    await watching;
    hotPotato.close();
    for (const node of [...nodes, docsWeb]) node.close();
  };
  return { port, close };
};
