import type { IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { Pool } from "pg";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import { databaseRefusal } from "../service/refusal.ts";
import { readActivity } from "./activity.ts";
import { endLockHolders } from "./lock-holders.ts";
import { TableLock } from "./table-lock.ts";

export interface ExporterSettings {
  readonly port: number;
  /** Of somebody who may see and end all sessions. */
  readonly databaseUrl: string;
  /** The sessions of this role are those of the application. */
  readonly role: string;
}

const firstAnswerWithinMs = 20_000;

const tableIn = async (request: IncomingMessage): Promise<string> => {
  const body = await readJson(request);
  const table = typeof body === "object" && body !== null && "table" in body ? body.table : undefined;
  return typeof table === "string" ? table : "";
};

const refused = async <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw databaseRefusal(error);
  });

const createRoutes = (database: Pool, lock: TableLock, role: string): Routes => ({
  "GET /activity": async (_, response) =>
    send(response, 200, JSON.stringify(await refused(readActivity(database, role)))),
  "POST /lock": async (request, response) => {
    await lock.take(await tableIn(request));
    send(response, 200, JSON.stringify({ locked: lock.held ?? null }));
  },
  "DELETE /lock": async (_, response) => {
    await lock.release();
    send(response, 200, JSON.stringify({ locked: null }));
  },
  "POST /end-lock-holder": async (_, response) => {
    const sessions = await refused(endLockHolders(database, role));
    const ended = sessions.filter((session) => session.ended).length;
    send(response, 200, JSON.stringify({ ended, sessions }));
  },
});

/** PostgreSQL may accept connections a moment before it can answer them. */
const firstAnswer = async (database: Pool, role: string): Promise<void> => {
  const endsAt = performance.now() + firstAnswerWithinMs;
  for (;;) {
    try {
      await readActivity(database, role);
      return;
    } catch (error) {
      if (performance.now() > endsAt) throw error;
      await pause(100);
    }
  }
};

/** Tells over HTTP what goes on in the database, over a connection of its own that no link breaks. */
export const startExporter = async ({ port, databaseUrl, role }: ExporterSettings): Promise<Running> => {
  const database = new Pool({
    connectionString: databaseUrl,
    application_name: "exporter",
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 2_000,
    query_timeout: 5_000,
  });
  // A lost connection is opened again by the next question.
  database.on("error", () => undefined);
  const lock = new TableLock(databaseUrl);
  await firstAnswer(database, role);
  const server = createHttpServer(createRoutes(database, lock, role));
  const bound = await listen(server, port);
  const close = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await lock.release();
    await database.end();
  };
  return { port: bound, close };
};
