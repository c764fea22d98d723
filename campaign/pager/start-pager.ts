import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import type { Environment } from "../service/settings.ts";
import { wholeNumber } from "../service/settings.ts";

export interface PagerSettings {
  readonly port: number;
}

export const readPagerSettings = (environment: Environment): PagerSettings => ({
  port: wholeNumber(environment, "PORT"),
});

interface Event {
  readonly event_action?: unknown;
  readonly dedup_key?: unknown;
  readonly payload?: { readonly summary?: unknown };
}

const actions = ["trigger", "acknowledge", "resolve"];

const faultsIn = ({ event_action: action, dedup_key: key, payload }: Event): string[] => [
  ...(typeof action === "string" && actions.includes(action) ? [] : ["'event_action' is invalid"]),
  ...(typeof key === "string" && key !== "" ? [] : ["'dedup_key' is missing or blank"]),
  ...(action !== "trigger" || typeof payload?.summary === "string" ? [] : ["'payload.summary' is missing"]),
];

/** What a pager keeps: the open incidents by their key, and how many phones rang. */
class Incidents {
  readonly #open = new Map<string, string>();
  pages = 0;

  take({ event_action: action, dedup_key: key, payload }: Event): void {
    if (action === "resolve") this.#open.delete(String(key));
    if (action !== "trigger" || this.#open.has(String(key))) return;
    this.#open.set(String(key), String(payload?.summary));
    this.pages += 1;
  }

  get open(): readonly { readonly key: string; readonly summary: string }[] {
    return [...this.#open].map(([key, summary]) => ({ key, summary }));
  }
}

const routes = (incidents: Incidents): Routes => ({
  "GET /healthz": (_, response) => send(response, 200, '{"state":"full"}'),
  "POST /v2/enqueue": async (request, response) => {
    const body = await readJson(request);
    const event: Event = typeof body === "object" && body !== null ? body : {};
    const errors = faultsIn(event);
    if (errors.length > 0)
      return send(
        response,
        400,
        JSON.stringify({ status: "invalid event", message: "Event object is invalid", errors }),
      );
    incidents.take(event);
    const { dedup_key } = event;
    send(response, 202, JSON.stringify({ status: "success", message: "Event processed", dedup_key }));
  },
  "GET /incidents": (_, response) =>
    send(response, 200, JSON.stringify({ pages: incidents.pages, incidents: incidents.open })),
});

/** A stand-in for a pager vendor with the second version of PagerDuty's events: one page for each open incident. */
export const startPager = async ({ port }: PagerSettings): Promise<Running> => {
  const server = createHttpServer(routes(new Incidents()));
  return { port: await listen(server, port), close: () => closeServer(server) };
};
