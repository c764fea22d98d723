import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import { Refusal } from "../service/refusal.ts";
import type { Environment } from "../service/settings.ts";
import { wholeNumber } from "../service/settings.ts";

export interface ChatSettings {
  readonly port: number;
}

export const readChatSettings = (environment: Environment): ChatSettings => ({
  port: wholeNumber(environment, "PORT"),
});

const textIn = (body: unknown): string => {
  const text = typeof body === "object" && body !== null && "text" in body ? body.text : undefined;
  if (typeof text === "string" && text !== "") return text;
  throw new Refusal(400, "no_text");
};

/** A stand-in for the incoming webhook of a team chat; it keeps the newest message and counts all. */
export const startChat = async ({ port }: ChatSettings): Promise<Running> => {
  let messages = 0;
  let newest = "";
  const server = createHttpServer({
    "GET /healthz": (_, response) => send(response, 200, JSON.stringify({ state: "full", messages, newest })),
    "POST /hook": async (request, response) => {
      newest = textIn(await readJson(request));
      messages += 1;
      send(response, 200, '"ok"');
    },
  });
  return { port: await listen(server, port), close: () => closeServer(server) };
};
