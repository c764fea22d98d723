import type { IncomingMessage } from "node:http";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { Refusal } from "../service/refusal.ts";
import type { Environment } from "../service/settings.ts";
import { wholeNumber } from "../service/settings.ts";

export interface VanSettings {
  readonly port: number;
  /** Donors in each part of an export. */
  readonly rows: number;
}

export const readVanSettings = (environment: Environment): VanSettings => ({
  port: wholeNumber(environment, "PORT"),
  rows: wholeNumber(environment, "ROWS", 40),
});

const parts = 100_000;

const partIn = (request: IncomingMessage): number => {
  const part = Number(new URL(request.url ?? "/", "http://van").searchParams.get("part"));
  if (Number.isInteger(part) && part >= 1 && part <= parts) return part;
  throw new Refusal(404, "no such export");
};

const csvOf = (part: number, rows: number): string =>
  Array.from({ length: rows }, (_, index) => {
    const id = part * rows + index;
    return `${id},"Donor, ${id.toString(36)}",${String(10_000 + (id % 89_999))}\n`;
  }).join("");

const routes = (rows: number): Routes => ({
  "GET /healthz": (_, response) => send(response, 200, '{"state":"full"}'),
  "GET /v4/changedEntityExportJobs": (request, response) => {
    const part = partIn(request);
    const files = [{ downloadUrl: `/files?part=${part}`, recordCount: rows }];
    send(response, 200, JSON.stringify({ exportJobId: part, jobStatus: "Complete", files }));
  },
  "GET /files": (request, response) => {
    const csv = csvOf(partIn(request), rows);
    response.writeHead(200, { "content-type": "text/csv", "content-length": Buffer.byteLength(csv) });
    response.end(csv);
  },
});

/** A stand-in for the donor database of a vendor: export jobs that tell how many records their file has, and the files. */
export const startVan = async ({ port, rows }: VanSettings): Promise<Running> => {
  const server = createHttpServer(routes(rows));
  return { port: await listen(server, port), close: () => closeServer(server) };
};
