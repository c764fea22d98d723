import type { IncomingMessage } from "node:http";
import { createServer } from "node:http";
import { send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readBody } from "../service/read-json.ts";
import { Refusal } from "../service/refusal.ts";
import { Remote } from "../service/remote.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, wholeNumber } from "../service/settings.ts";

export interface EntrySettings {
  readonly port: number;
  readonly hotline: string;
  readonly alarm: string;
}

export const readEntrySettings = (environment: Environment): EntrySettings => ({
  port: wholeNumber(environment, "PORT"),
  hotline: httpAddress(environment, "HOTLINE"),
  alarm: httpAddress(environment, "ALARM"),
});

const withinMs = 30_000;
const connections = 5_000; // those behind it set the limits, not the entry

const passed = (request: IncomingMessage): Record<string, string> => {
  const key = request.headers["idempotency-key"];
  return typeof key === "string" ? { "idempotency-key": key } : {};
};

const ask = async (remote: Remote, request: IncomingMessage) => {
  const path = request.url ?? "/";
  if (request.method === "GET") return await remote.ask(path, { withinMs });
  if (request.method !== "POST") throw new Refusal(405, "use GET or POST");
  const text = { type: "application/json", body: await readBody(request) };
  return await remote.ask(path, { text, headers: passed(request), withinMs });
};

/** The load balancer of the campaign: `/verdict` goes to the alarm, and everything else to the hotline. */
export const startEntry = async ({ port, ...addresses }: EntrySettings): Promise<Running> => {
  const hotline = new Remote("the hotline", addresses.hotline, connections);
  const alarm = new Remote("the alarm", addresses.alarm, connections);
  const server = createServer((request, response) => {
    ask(request.url === "/verdict" ? alarm : hotline, request).then(
      ({ status, text }) => send(response, status, text),
      (error: unknown) => {
        const status = error instanceof Refusal ? error.status : 502;
        send(response, status, JSON.stringify({ error: error instanceof Error ? error.message : "" }));
      },
    );
  });
  server.keepAliveTimeout = 65_000;
  const close = async (): Promise<void> => {
    await closeServer(server);
    hotline.close();
    alarm.close();
  };
  return { port: await listen(server, port), close };
};
