import { setTimeout as pause } from "node:timers/promises";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import type { Environment } from "../service/settings.ts";
import { wholeNumber } from "../service/settings.ts";

export interface VoterFileSettings {
  readonly port: number;
  readonly people: number;
  /** How long a look-up takes on the vendor's side. */
  readonly lookUpMs: number;
}

export const readVoterFileSettings = (environment: Environment): VoterFileSettings => ({
  port: wholeNumber(environment, "PORT"),
  people: wholeNumber(environment, "PEOPLE", 20_000),
  lookUpMs: wholeNumber(environment, "LOOK_UP_MS", 10),
});

const elections = ["2004-general", "2006-general", "2008-primary", "2008-general", "2010-general"];

/** The same for the same person, as in a file. */
const votedIn = (person: number): readonly string[] =>
  elections.filter((_, index) => ((person * 2_654_435_761) >>> (index + 3)) % 3 !== 0);

/** Errors as the API of a voter-file vendor writes them. */
const errors = (code: string, text: string): string => JSON.stringify({ errors: [{ code, text }] });

/** A stand-in for the vendor that keeps the voter file: who voted when. */
export const startVoterFile = async ({ port, people, lookUpMs }: VoterFileSettings): Promise<Running> => {
  const server = createHttpServer({
    "GET /healthz": (_, response) => send(response, 200, '{"state":"full"}'),
    "GET /history": async (request, response) => {
      const text = new URL(request.url ?? "/", "http://vendor").searchParams.get("person") ?? "";
      if (!/^\d{1,10}$/.test(text))
        return send(response, 400, errors("INVALID_PARAMETER", "'person' must be a whole number"));
      await pause(lookUpMs);
      const person = Number(text);
      if (person < 1 || person > people)
        return send(response, 404, errors("NOT_FOUND", "The person does not exist."));
      send(response, 200, JSON.stringify({ person, votedIn: votedIn(person) }));
    },
  });
  return { port: await listen(server, port), close: () => closeServer(server) };
};
