import type { IncomingMessage } from "node:http";
import { readReport } from "../returns/report.ts";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, required, wholeNumber } from "../service/settings.ts";
import type { Health } from "../service/switches.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import { answerCapacity } from "./answer-capacity.ts";
import type { FieldSwitch } from "./field.ts";
import { Field } from "./field.ts";
import { Headquarters } from "./headquarters.ts";
import type { OfficeSettings } from "./offices.ts";
import { Offices } from "./offices.ts";
import { Rounds } from "./rounds.ts";

export interface PhoneTreeSettings extends OfficeSettings {
  readonly port: number;
  readonly app: string;
  readonly exchange: string;
  /** From one report of a precinct to its next. */
  readonly roundMs: number;
}

export const readPhoneTreeSettings = (environment: Environment): PhoneTreeSettings => ({
  port: wholeNumber(environment, "PORT"),
  app: httpAddress(environment, "APP"),
  exchange: httpAddress(environment, "EXCHANGE"),
  roundMs: wholeNumber(environment, "ROUND_MS", 4_000),
  offices: wholeNumber(environment, "OFFICES", 6),
  officeLines: wholeNumber(environment, "OFFICE_LINES", 20),
  officeCallMs: wholeNumber(environment, "OFFICE_CALL_MS", 100),
  folder: required(environment, "SHEETS_DIR"),
});

const fieldRoutes = (field: Field, headquarters: Headquarters): Routes => ({
  "POST /reports": async (request, response) => {
    const way = await field.report(readReport(request.headers["idempotency-key"], await readJson(request)));
    send(response, way === "sheet" ? 202 : 201, JSON.stringify({ way }));
  },
  "GET /hq-calls": async (_, response) => {
    await headquarters.callOut();
    send(response, 200, '{"talked":true}');
  },
  "GET /capacity": (request: IncomingMessage, response) =>
    send(response, 200, JSON.stringify(answerCapacity(request.url ?? "/"))),
});

/** `read-only` is a fallback that does not clear a round before the next is due: headquarters then reads old numbers. */
const stateOf = (rounds: Rounds, isTree: boolean): Health["state"] => {
  if (!rounds.keepUp) return "read-only";
  return isTree ? "queue-writes" : "full";
};

/** People who report from their precincts: over an app, over the phones of headquarters, or down a phone tree. */
export const startPhoneTrees = async (settings: PhoneTreeSettings): Promise<Running> => {
  const switches = new Switches<FieldSwitch>(["tree", "redial"]);
  const rounds = new Rounds(settings.roundMs);
  const headquarters = new Headquarters(settings);
  const offices = await Offices.open(settings, headquarters, rounds);
  const field = new Field({ headquarters, offices, rounds, isOn: (name) => switches.isOn(name) });
  const health = (): Health => ({
    state: stateOf(rounds, switches.isOn("tree")),
    backlog: offices.onSheets,
    offices: offices.calls,
    round: { keepsUp: rounds.keepUp, oldestMs: Math.round(rounds.oldestMs), missed: rounds.missed },
  });
  const server = createHttpServer({
    ...fieldRoutes(field, headquarters),
    ...operatorRoutes(switches, health),
  });
  const port = await listen(server, settings.port);
  const reading = offices.run();
  const close = async (): Promise<void> => {
    await closeServer(server);
    offices.stop();
    await reading;
    headquarters.close();
  };
  return { port, close };
};
