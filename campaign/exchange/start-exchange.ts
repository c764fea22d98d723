import { setTimeout as pause } from "node:timers/promises";
import { largestSheet, readReports } from "../returns/report.ts";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, wholeNumber } from "../service/settings.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import { CallFigures } from "./call-figures.ts";
import type { DeskSettings } from "./desk.ts";
import { Desk } from "./desk.ts";
import type { Caller } from "./lines.ts";
import { Lines } from "./lines.ts";

export interface ExchangeSettings extends DeskSettings {
  readonly port: number;
  readonly lines: number;
  /** Lines that the field may not hold while they are kept apart. */
  readonly hqLines: number;
  /** How long headquarters speaks on a call of its own. */
  readonly hqTalkMs: number;
}

export const readExchangeSettings = (environment: Environment): ExchangeSettings => ({
  port: wholeNumber(environment, "PORT"),
  form: httpAddress(environment, "FORM"),
  lines: wholeNumber(environment, "LINES", 60),
  hqLines: wholeNumber(environment, "HQ_LINES", 24),
  clerks: wholeNumber(environment, "CLERKS", 50),
  greetingMs: wholeNumber(environment, "GREETING_MS", 400),
  perReportMs: wholeNumber(environment, "PER_REPORT_MS", 4),
  hqTalkMs: wholeNumber(environment, "HQ_TALK_MS", 150),
});

const moreShare = 1.25;

/** A caller of the field reads reports out, or headquarters calls an office and has its sheet read out. */
const reading =
  (caller: Caller, lines: Lines, desk: Desk): Routes[string] =>
  async (request, response) => {
    const reports = readReports(await readJson(request, largestSheet));
    await lines.hold(caller, () => desk.take(reports));
    send(response, 201, JSON.stringify({ taken: reports.length }));
  };

const phoneRoutes = (lines: Lines, desk: Desk, hqTalkMs: number): Routes => ({
  "POST /calls": reading("field", lines, desk),
  "POST /calls-out": reading("hq", lines, desk),
  "GET /hq-calls": async (_, response) => {
    await lines.hold("hq", () => pause(hqTalkMs));
    send(response, 200, '{"talked":true}');
  },
});

/** The phones of headquarters: lines that the field and headquarters share, and clerks behind them. */
export const startExchange = async (settings: ExchangeSettings): Promise<Running> => {
  const switches = new Switches(["keep-lines", "more-lines"] as const);
  const desk = new Desk(settings);
  const all = () => Math.floor(settings.lines * (switches.isOn("more-lines") ? moreShare : 1));
  const limits = () => ({ all: all(), field: all() - (switches.isOn("keep-lines") ? settings.hqLines : 0) });
  switches.onChange((name, isOn) => {
    if (name === "more-lines") desk.clerks.resize(Math.floor(settings.clerks * (isOn ? moreShare : 1)));
  });
  const figures = new CallFigures();
  const lines = new Lines(limits, figures);
  const health = () => ({
    state: "full" as const,
    backlog: 0,
    lines: { ...limits(), held: lines.held },
    onHold: desk.clerks.waiting,
    ...figures.of(all()),
  });
  const server = createHttpServer({
    ...phoneRoutes(lines, desk, settings.hqTalkMs),
    ...operatorRoutes(switches, health),
  });
  const port = await listen(server, settings.port);
  const close = async (): Promise<void> => {
    await closeServer(server);
    desk.close();
  };
  return { port, close };
};
