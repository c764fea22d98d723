import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import { readKey } from "../service/read-key.ts";
import { Refusal } from "../service/refusal.ts";
import type { Environment } from "../service/settings.ts";
import { namedAddresses, wholeNumber } from "../service/settings.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import { Outlets } from "./outlets.ts";

export interface FeedSettings {
  readonly port: number;
  /** Capture nodes by name. */
  readonly nodes: ReadonlyMap<string, string>;
}

export const readFeedSettings = (environment: Environment): FeedSettings => ({
  port: wholeNumber(environment, "PORT"),
  nodes: namedAddresses(environment, "NODES"),
});

const liveMs = 2_000;
const patientMs = 8_000;
const mostWords = 2_000;

const wordsIn = (json: unknown): string => {
  const words = typeof json === "object" && json !== null && "words" in json ? json.words : undefined;
  if (typeof words === "string" && words.length <= mostWords) return words;
  throw new Refusal(422, `words must be text of at most ${mostWords} characters`);
};

const plugIn = (json: unknown): { node: string; on: boolean } => {
  const { node, on }: { node?: unknown; on?: unknown } =
    typeof json === "object" && json !== null ? json : {};
  if (typeof node === "string" && typeof on === "boolean") return { node, on };
  throw new Refusal(400, 'send {"node":"a","on":true} or false');
};

/** The same clip has the same number, however often it is sent. */
const numberer = () => {
  const numbers = new Map<string, number>();
  return (key: string): number => {
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    return number;
  };
};

const feedRoutes = (outlets: Outlets, withinMs: () => number): Routes => {
  const numberOf = numberer();
  return {
    "POST /audio": async (request, response) => {
      const audio = Buffer.from(wordsIn(await readJson(request))).toString("base64");
      const key = readKey(request.headers["idempotency-key"]);
      const clip = { number: numberOf(key), key, audio };
      await outlets.hand(clip, withinMs());
      send(response, 201, JSON.stringify({ segment: clip.number }));
    },
    "GET /plugs": (_, response) => send(response, 200, JSON.stringify({ plugged: outlets.plugged })),
    "POST /plugs": async (request, response) => {
      const { node, on } = plugIn(await readJson(request));
      outlets.plug(node, on);
      send(response, 200, JSON.stringify({ plugged: outlets.plugged }));
    },
  };
};

/** A stand-in for the sound of a debate as a broadcaster gives it to all: numbered pieces, live or never. */
export const startFeed = async ({ port, nodes }: FeedSettings): Promise<Running> => {
  const outlets = new Outlets(nodes);
  const switches = new Switches(["patience"] as const);
  const withinMs = () => (switches.isOn("patience") ? patientMs : liveMs);
  const health = () => ({ state: "full" as const, backlog: 0, plugged: outlets.plugged });
  const server = createHttpServer({ ...feedRoutes(outlets, withinMs), ...operatorRoutes(switches, health) });
  const bound = await listen(server, port);
  const close = async (): Promise<void> => {
    await closeServer(server);
    outlets.close();
  };
  return { port: bound, close };
};
