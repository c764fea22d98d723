import { setMaxListeners } from "node:events";
import type { IncomingMessage } from "node:http";
import { Agent, get } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, wholeNumber } from "../service/settings.ts";
import { wantedIn } from "../service/switches.ts";

export interface AnalystsSettings {
  readonly port: number;
  readonly warehouse: string;
  /** Notebooks that are open at once. */
  readonly notebooks: number;
}

export const readAnalystsSettings = (environment: Environment): AnalystsSettings => ({
  port: wholeNumber(environment, "PORT"),
  warehouse: httpAddress(environment, "WAREHOUSE"),
  notebooks: wholeNumber(environment, "NOTEBOOKS", 60),
});

const againMs = 200;

/** Reads the first page; the rest waits until somebody turns it. */
const look = (response: IncomingMessage): void => {
  response.on("error", () => undefined);
  if (response.statusCode === 200) response.once("data", () => response.pause());
  else response.resume();
};

/** Notebooks of analysts that ask for everything, look at the first page, and stay open. */
class Notebooks {
  readonly #warehouse: string;
  readonly #count: number;
  readonly #agent = new Agent({ maxSockets: 500 });
  #closing = new AbortController();
  #working: Promise<unknown> = Promise.resolve();
  isOpen = false;

  constructor({ warehouse, notebooks }: AnalystsSettings) {
    this.#warehouse = warehouse;
    this.#count = notebooks;
  }

  open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.#closing = new AbortController();
    const { signal } = this.#closing;
    // Each notebook listens for the end.
    setMaxListeners(0, signal);
    this.#working = Promise.all(Array.from({ length: this.#count }, async () => await this.#work(signal)));
  }

  async close(): Promise<void> {
    this.isOpen = false;
    this.#closing.abort();
    await this.#working;
  }

  /** Runs its query, and runs it again when it was refused. That one was cut shows only when somebody reads on. */
  async #work(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#query(signal);
      await pause(againMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Resolves when the query is over, however it ends. */
  #query(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      get(`${this.#warehouse}/export`, { agent: this.#agent, signal }, look)
        .on("error", () => undefined)
        .on("close", resolve);
    });
  }
}

/** A stand-in for the analysts and their notebooks. */
export const startAnalysts = async (settings: AnalystsSettings): Promise<Running> => {
  const notebooks = new Notebooks(settings);
  const now = (): string => JSON.stringify({ state: "full", open: notebooks.isOpen });
  const server = createHttpServer({
    "GET /healthz": (_, response) => send(response, 200, now()),
    "POST /admin/open": async (request, response) => {
      if (wantedIn(await readJson(request))) notebooks.open();
      else await notebooks.close();
      send(response, 200, now());
    },
  });
  const port = await listen(server, settings.port);
  const close = async (): Promise<void> => {
    await notebooks.close();
    await closeServer(server);
  };
  return { port, close };
};
