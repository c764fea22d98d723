import { setTimeout as pause } from "node:timers/promises";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import type { Environment } from "../service/settings.ts";
import { wholeNumber } from "../service/settings.ts";

export interface EventsSettings {
  readonly port: number;
  /** How long a search takes on the vendor's side. */
  readonly searchMs: number;
  /** More searches at one time are answered 429. */
  readonly mostAtOnce: number;
}

export const readEventsSettings = (environment: Environment): EventsSettings => ({
  port: wholeNumber(environment, "PORT"),
  searchMs: wholeNumber(environment, "SEARCH_MS", 10),
  mostAtOnce: wholeNumber(environment, "MOST_AT_ONCE", 200),
});

const kinds = ["phone bank", "canvass", "rally", "ride to the polls"];

const eventsIn = (region: number): string => {
  const events = kinds.map((kind, index) => ({ id: region * 10 + index, kind, open: index !== region % 4 }));
  return JSON.stringify({ region, events });
};

/** A stand-in for the vendor that lists the events volunteers can join. */
export const startEvents = async ({ port, searchMs, mostAtOnce }: EventsSettings): Promise<Running> => {
  let searches = 0;
  const server = createHttpServer({
    "GET /healthz": (_, response) => send(response, 200, '{"state":"full"}'),
    "GET /events": async (request, response) => {
      const text = new URL(request.url ?? "/", "http://vendor").searchParams.get("region") ?? "";
      if (!/^\d{1,4}$/.test(text)) return send(response, 400, '{"error":"region must be a whole number"}');
      if (searches >= mostAtOnce) {
        response.setHeader("retry-after", "1");
        return send(response, 429, '{"error":"too many requests"}');
      }
      searches += 1;
      await pause(searchMs);
      searches -= 1;
      send(response, 200, eventsIn(Number(text)));
    },
  });
  return { port: await listen(server, port), close: () => closeServer(server) };
};
