import type { IncomingMessage, ServerResponse } from "node:http";
import type { Bench, ControlRoom, RoomDoors } from "./control-room.ts";
import { isSameToken, refusalAtDoor, type Refusal } from "./door.ts";
import { note } from "./note.ts";
import { pageFile } from "./page-file.ts";
import { pageHtml } from "./page/page-html.ts";
import { readJson } from "./read-json.ts";
import { reportFile } from "./report-file.ts";

const HEADERS = {
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/** In each seat, so that no crowd of players keeps the game master out. */
const MOST_VIEWERS = 50;
const MOST_NOTES = 500;

const NOT_HERE: Refusal = { code: 404, text: "There is nothing here. Use an address that gameday printed." };

interface Answer {
  readonly type: string;
  readonly body: string | Buffer;
  readonly code?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Asked {
  readonly room: ControlRoom;
  readonly doors: RoomDoors;
  readonly bench: Bench;
  readonly path: string;
  readonly request: IncomingMessage;
}

const refused = ({ code, text }: Refusal): Answer => ({
  code,
  type: "text/plain; charset=utf-8",
  body: `${text}\n`,
});
const done = (code: number): Answer => ({ code, type: "application/json", body: "{}\n" });

function writeDown({ room, doors }: Asked, value: unknown): Answer {
  const parsed = note.safeParse(value);
  if (!parsed.success)
    return refused({ code: 400, text: parsed.error.issues[0]?.message ?? "That is no note." });
  if (room.notes >= MOST_NOTES) return refused({ code: 429, text: `${MOST_NOTES} notes are enough.` });
  room.notes += 1;
  doors.note(parsed.data);
  return done(201);
}

/** Only the game master writes and stops. */
async function post(asked: Asked): Promise<Answer> {
  const { room, doors, bench, path, request } = asked;
  if (bench.seat !== "game-master" || (path !== "stop" && path !== "note")) return refused(NOT_HERE);
  const read = await readJson(request);
  if ("refusal" in read) return refused(read.refusal);
  if (room.view.isOver) return refused({ code: 409, text: "The run is over." });
  if (path === "note") return writeDown(asked, read.value);
  doors.stop();
  return done(202);
}

function get({ room, doors, bench, path, request }: Asked): Answer {
  if (path === "") {
    const [, players] = room.benches;
    const { scenario, rehearsal } = room.view.plan;
    const html = pageHtml({
      title: scenario.title,
      run: doors.run,
      seat: bench.seat,
      isRehearsal: rehearsal !== undefined,
      playersToken: players.token,
    });
    return { type: "text/html; charset=utf-8", body: html };
  }
  const file =
    pageFile(path) ?? (room.view.stand === "reported" ? reportFile(doors.folder, path) : undefined);
  if (file === undefined) return refused(NOT_HERE);
  if (path === "report.html" && request.headers["sec-fetch-dest"] !== "empty") room.reportsRead += 1;
  return file;
}

function send(response: ServerResponse, { code = 200, type, body, headers = {} }: Answer): void {
  response.writeHead(code, { ...HEADERS, "content-type": type, ...headers });
  response.end(body);
}

function watch({ room, bench, request }: Asked, response: ServerResponse): void {
  if (bench.audience.size >= MOST_VIEWERS)
    return send(response, refused({ code: 503, text: `${MOST_VIEWERS} watch from this seat already.` }));
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  const last = request.headers["last-event-id"];
  bench.audience.join(response, typeof last === "string" ? last : "", () => room.whole(bench.seat));
}

const ADDRESS = /^\/([\w-]*)(?:\/([\w./-]*))?$/u;

/** The seat and what is asked for there; nothing for addresses that nobody was told. */
function findBench(room: ControlRoom, address: string): Pick<Asked, "bench" | "path"> | undefined {
  const [, token = "", path = ""] = ADDRESS.exec(address) ?? [];
  const bench = room.benches.find((candidate) => isSameToken(token, candidate.token));
  return bench === undefined ? undefined : { bench, path };
}

async function answer(asked: Omit<Asked, "bench" | "path">, response: ServerResponse): Promise<void> {
  const { room, request } = asked;
  const refusal = refusalAtDoor(request, room.port);
  if (refusal !== undefined) return send(response, refused(refusal));
  const found = findBench(room, request.url ?? "");
  if (found === undefined) return send(response, refused(NOT_HERE));
  const all = { ...asked, ...found };
  if (request.method === "POST") return send(response, await post(all));
  if (request.method !== "GET") return send(response, refused({ code: 405, text: "GET or POST." }));
  if (found.path === "events") return watch(all, response);
  send(response, get(all));
}

/** Answers every request to a control room. */
export const answerer =
  (room: ControlRoom, doors: RoomDoors) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    room.answering += 1;
    response.on("close", () => {
      room.answering -= 1;
    });
    response.on("error", () => response.destroy());
    // Who goes away in the middle of a request is owed nothing.
    answer({ room, doors, request }, response).catch(() => response.destroy());
  };
