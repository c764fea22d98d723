import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { request, type IncomingMessage } from "node:http";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach } from "vitest";
import type { Plan } from "../../model/plan.ts";
import { redactMarked } from "../../model/redact.ts";
import { ControlRoom } from "../../run/live/control-room.ts";
import type { Note } from "../../run/live/note.ts";
import { aBreak, aPlan } from "./a-plan.ts";

/** Where the reports of these rooms would be. */
export const folder = mkdtempSync(join(tmpdir(), "gameday-room-"));
const rooms: ControlRoom[] = [];
const clients: { destroy: () => unknown }[] = [];

/** What was asked of the run from these rooms. */
export const did: (string | Note)[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const room of rooms.splice(0)) await room.close();
  did.length = 0;
  rmSync(join(folder, "report.html"), { force: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A real control room, closed when its test is over. */
export async function aRoom(
  plan: Plan = aPlan({ breaks: [aBreak({ id: "database-slow", symptom: "Saving hangs" })] }),
): Promise<ControlRoom> {
  const room = await ControlRoom.open({
    run: "day-1",
    folder,
    plan,
    port: 0,
    redact: redactMarked,
    words: (phase) => `phase ${phase}`,
    stop: () => did.push("stop"),
    note: (note) => did.push(note),
  });
  rooms.push(room);
  return room;
}

export interface Wanted {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** As it is sent, where an address would be tidied up. */
  readonly path?: string;
}

/** One request, on a connection of its own. */
export const ask = async (
  url: string,
  { method = "GET", headers = {}, body, path }: Wanted = {},
): Promise<IncomingMessage> => {
  const asked = request(url, { method, headers, agent: false, ...(path === undefined ? {} : { path }) });
  asked.end(body);
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  clients.push(answer);
  return answer;
};

export const codeOf = async (url: string, wanted?: Wanted): Promise<number> =>
  (await ask(url, wanted)).statusCode ?? 0;

export const textOf = async (url: string, wanted?: Wanted): Promise<string> => {
  let text = "";
  for await (const chunk of await ask(url, wanted)) text += String(chunk);
  return text;
};

export interface Frame {
  readonly id: string;
  readonly text: string;
  readonly data: {
    readonly stand: string;
    readonly whole?: object;
    readonly columns: readonly (readonly number[])[];
    readonly lines: readonly { readonly text: string }[];
    readonly breaks?: readonly { readonly id: string; readonly state: string }[];
  };
}

/** The frames of a stream, one after the other. */
export async function* frames(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): AsyncGenerator<Frame> {
  let text = "";
  for await (const chunk of await ask(`${url}events`, { headers })) {
    text += String(chunk);
    const messages = text.split("\n\n");
    text = messages.pop() ?? "";
    for (const message of messages) {
      const [, id, data] = /^id: (.+)\ndata: (.+)$/u.exec(message) ?? [];
      if (id !== undefined && data !== undefined) yield { id, text: data, data: JSON.parse(data) };
    }
  }
}

export const nextOf = async (stream: AsyncGenerator<Frame>): Promise<Frame> => {
  const { value, done } = await stream.next();
  if (done === true) throw new Error("the stream has ended");
  return value;
};

/** What a page of the room would send. */
export const post = (
  url: string,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): [string, Wanted] => [
  url,
  {
    method: "POST",
    headers: { "content-type": "application/json", origin: new URL(url).origin, ...headers },
    body: JSON.stringify(value),
  },
];

/** Somebody who watches and never reads. */
export function aStuckViewer(url: string): Socket {
  const { hostname, port, pathname } = new URL(url);
  const stuck = connect(Number(port), hostname);
  clients.push(stuck);
  stuck.pause();
  stuck.on("error", () => undefined);
  stuck.write(`GET ${pathname}events HTTP/1.1\r\nhost: ${hostname}:${port}\r\n\r\n`);
  return stuck;
}
