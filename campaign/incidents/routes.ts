import type { Routes } from "../service/http-server.ts";
import { send } from "../service/http-server.ts";
import { readJson } from "../service/read-json.ts";
import { databaseRefusal } from "../service/refusal.ts";
import { Remote } from "../service/remote.ts";
import type { Desk } from "./desk.ts";
import { report } from "./desk.ts";
import { newestIncidents, readCounty, readIncident } from "./incident.ts";

const countyIn = (url = "/"): number =>
  readCounty(Number(new URL(url, "http://incidents").searchParams.get("county")));

export const incidentRoutes = (desk: Desk): Routes => ({
  "GET /incidents": async (request, response) => {
    const newest = await newestIncidents(desk.pool, countyIn(request.url)).catch((error: unknown) => {
      throw databaseRefusal(error);
    });
    send(response, 200, JSON.stringify(newest));
  },
  "POST /incidents": async (request, response) => {
    const json = await readJson(request);
    const end = await report(desk, readIncident(request.headers["idempotency-key"], json));
    send(response, end === "sent" ? 201 : 202, JSON.stringify({ [end]: true }));
  },
});

const withinMs = 30_000;

/** Every notice that really went out, by either way, a line each: a lawyer who was sent twice is there twice. */
export const ledgerRoute = (logs: readonly string[]): Routes => {
  const ways = logs.map((log) => new Remote("the log of a way to lawyers", log, 1));
  return {
    "GET /ledger": async (_, response) => {
      const answers = await Promise.all(ways.map((way) => way.ask("/log", { withinMs })));
      response.writeHead(200, { "content-type": "text/plain; charset=utf-8" });
      response.end(answers.map(({ text }) => text).join(""));
    },
  };
};
