import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request, type IncomingMessage } from "node:http";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { redactMarked } from "../../../model/redact.ts";
import { millis } from "../../../model/units.ts";
import { ControlRoom } from "../../../run/live/control-room.ts";
import type { Note } from "../../../run/live/note.ts";
import { aBreak, aPlan } from "../../support/a-plan.ts";

const folder = mkdtempSync(join(tmpdir(), "gameday-room-"));
const rooms: ControlRoom[] = [];
const clients: { destroy: () => unknown }[] = [];
const did: (string | Note)[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const room of rooms.splice(0)) await room.close();
  did.length = 0;
  rmSync(join(folder, "report.html"), { force: true });
});

async function aRoom(): Promise<ControlRoom> {
  const room = await ControlRoom.open({
    run: "day-1",
    folder,
    plan: aPlan({ breaks: [aBreak({ id: "database-slow", symptom: "Saving hangs" })] }),
    port: 0,
    redact: redactMarked,
    words: (phase) => `phase ${phase}`,
    stop: () => did.push("stop"),
    note: (note) => did.push(note),
  });
  rooms.push(room);
  return room;
}

interface Wanted {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** As it is sent, where an address would be tidied up. */
  readonly path?: string;
}

const ask = async (
  url: string,
  { method = "GET", headers = {}, body, path }: Wanted = {},
): Promise<IncomingMessage> => {
  const asked = request(url, { method, headers, agent: false, ...(path === undefined ? {} : { path }) });
  asked.end(body);
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  clients.push(answer);
  return answer;
};

const codeOf = async (url: string, wanted?: Wanted): Promise<number> =>
  (await ask(url, wanted)).statusCode ?? 0;

const textOf = async (url: string, wanted?: Wanted): Promise<string> => {
  let text = "";
  for await (const chunk of await ask(url, wanted)) text += String(chunk);
  return text;
};

interface Frame {
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
async function* frames(url: string, headers: Readonly<Record<string, string>> = {}): AsyncGenerator<Frame> {
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

const nextOf = async (stream: AsyncGenerator<Frame>): Promise<Frame> => {
  const { value, done } = await stream.next();
  if (done === true) throw new Error("the stream has ended");
  return value;
};

const post = (
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

const aRow = (second: number, fromDueMs: number) => ({
  second,
  call: "save",
  phase: "day",
  class: "within" as const,
  sent: 3,
  good: 1,
  statuses: { "200": 1, "503": 1 },
  causes: { timeout: 1 },
  fromDue: [Math.min(255, fromDueMs * 1000), 2],
  fromSend: [],
  toFailure: [],
});

function breakIt(room: ControlRoom): void {
  room.event({ at: millis(-100), kind: "traffic-started" });
  room.event({ at: millis(100), kind: "phase", phase: "database-slow/during" });
  room.event({ at: millis(110), kind: "fault-on", break: "database-slow", tookMs: 3 });
  room.event({
    at: millis(120),
    kind: "fix-judged",
    break: "database-slow",
    fix: "degraded-mode",
    proven: true,
    text: "it helped database-slow",
  });
}

describe("who is let in", () => {
  it("needs the address that was printed, each seat its own", async () => {
    const { links } = await aRoom();
    expect(links.gameMaster).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{24}\/$/u);
    expect(links.players).not.toBe(links.gameMaster);
    expect(await codeOf(links.gameMaster)).toBe(200);
    expect(await codeOf(links.players)).toBe(200);
    const { origin } = new URL(links.players);
    for (const path of ["/", "/events", `/${"x".repeat(24)}/`, "//", "/page.js"])
      expect([path, await codeOf(origin + path)]).toEqual([path, 404]);
  });

  it("must call this machine by its own name, so that no name of somebody else leads here", async () => {
    const { links } = await aRoom();
    const { port } = new URL(links.gameMaster);
    for (const host of [
      "evil.example",
      `evil.example:${port}`,
      "127.0.0.1",
      `127.0.0.1.evil.example:${port}`,
    ])
      expect([host, await codeOf(links.gameMaster, { headers: { host } })]).toEqual([host, 421]);
    expect(await codeOf(links.gameMaster, { headers: { host: `localhost:${port}` } })).toBe(200);
  });

  it("refuses pages of another origin, and writing without an origin", async () => {
    const { links } = await aRoom();
    const foreign = { origin: "http://evil.example" };
    expect(await codeOf(links.gameMaster, { headers: foreign })).toBe(403);
    expect(await codeOf(`${links.gameMaster}events`, { headers: { "sec-fetch-site": "cross-site" } })).toBe(
      403,
    );
    expect(await codeOf(...post(`${links.gameMaster}stop`, {}, foreign))).toBe(403);
    expect(await codeOf(...post(`${links.gameMaster}stop`, {}, { origin: "null" }))).toBe(403);
    const json = { "content-type": "application/json" };
    expect(await codeOf(`${links.gameMaster}stop`, { method: "POST", headers: json, body: "{}" })).toBe(403);
    expect(did).toEqual([]);
  });

  it("allows its pages nothing from elsewhere, and no other page to frame them", async () => {
    const { links } = await aRoom();
    const { headers } = await ask(links.gameMaster);
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/u);
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["cache-control"]).toBe("no-store");
  });

  it("gives out no file but those of the page, and reports only when they are written", async () => {
    const room = await aRoom();
    const at = room.links.players;
    writeFileSync(join(folder, "report.html"), "<p>ready</p>");
    const scripts = ["page.js", "show.js", "chart.js", "table.js", "words.js", "master.js"];
    for (const name of [...scripts, "page.css", "chart.css", "log.css"])
      expect([name, await codeOf(at + name)]).toEqual([name, 200]);
    for (const name of ["report.html", "page-html.ts", "..%2fanswer.ts", "toString", "record/plan.json"])
      expect([name, await codeOf(at + name)]).toEqual([name, 404]);
    room.event({ at: millis(9000), kind: "run-ended", how: "complete" });
    await room.reported();
    expect(await textOf(`${at}report.html`)).toBe("<p>ready</p>");
    for (const name of ["record/plan.json", "../report.html", "runbooks/../report.html", "runbooks/none.md"])
      expect([name, await codeOf(at, { path: new URL(at).pathname + name })]).toEqual([name, 404]);
  });
});

describe("who may do what", () => {
  it("lets the game master stop and write down, and players neither", async () => {
    const { links } = await aRoom();
    expect(await codeOf(...post(`${links.players}stop`, {}))).toBe(404);
    expect(await codeOf(...post(`${links.players}note`, { what: "note", text: "x" }))).toBe(404);
    expect(did).toEqual([]);
    expect(
      await codeOf(...post(`${links.gameMaster}note`, { what: "inject", text: " the press calls " })),
    ).toBe(201);
    expect(await codeOf(...post(`${links.gameMaster}stop`, {}))).toBe(202);
    expect(did).toEqual([{ what: "inject", text: "the press calls" }, "stop"]);
  });

  it("refuses notes that are none, too long or no JSON, and everything after the end", async () => {
    const room = await aRoom();
    const at = `${room.links.gameMaster}note`;
    for (const [value, code] of [
      [{ what: "note", text: "  " }, 400],
      [{ what: "order", text: "x" }, 400],
      [{ what: "note", text: "x".repeat(501) }, 400],
      [{ what: "note", text: "x".repeat(9000) }, 413],
    ] as const)
      expect(await codeOf(...post(at, value))).toBe(code);
    expect(await codeOf(...post(at, {}, { "content-type": "text/plain" }))).toBe(415);
    room.event({ at: millis(9000), kind: "run-ended", how: "complete" });
    expect(await codeOf(...post(at, { what: "note", text: "late" }))).toBe(409);
    expect(await codeOf(...post(`${room.links.gameMaster}stop`, {}))).toBe(409);
    expect(did).toEqual([]);
  });
});

describe("what is seen", () => {
  it("shows the whole run to who comes late: every second, the log, the breaks and what was proven", async () => {
    const room = await aRoom();
    breakIt(room);
    for (let second = 0; second < 300; second += 1) {
      room.onlooker.row(aRow(second, 0.1));
      room.onlooker.lateness({ second, planned: 4, sent: 3, dropped: 1, lateness: [] });
      if (second % 50 === 0) room.event({ at: millis(second * 1000), kind: "phase", phase: "day" });
    }
    const { data } = await nextOf(frames(room.links.gameMaster));
    expect(data.columns.map(([second]) => second)).toEqual(
      Array.from({ length: 300 }, (_, second) => second),
    );
    expect(data.columns[299]).toEqual([299, 4, 3, 1, 1, 0.1, 0.1, 0.1]);
    expect(data.lines.map(({ text }) => text)).toContain("database-slow: FAULT ON");
    expect(data).toMatchObject({
      stand: "running",
      breaks: [{ id: "database-slow", state: "over" }],
      errors: [
        { cause: "timeout", total: 300 },
        { cause: "503", total: 300 },
      ],
    });
  });

  it("sends players nothing of the plan, of breaks or of fixes, from the page to the last frame", async () => {
    const room = await aRoom();
    const told = /database|degraded|Saving hangs|FAULT|during|pool/iu;
    const stream = frames(room.links.players);
    const first = await nextOf(stream);
    breakIt(room);
    room.event({ at: millis(130), kind: "note", what: "note", text: "database-slow is on" });
    room.event({ at: millis(140), kind: "trouble", text: "database-slow" });
    room.say("starting the database");
    room.stopping("database-slow");
    room.event({ at: millis(200), kind: "run-ended", how: "interrupted", reason: "database-slow" });
    const seen = [first];
    while (seen.at(-1)?.data.stand !== "ended") seen.push(await nextOf(stream));
    const late = await nextOf(frames(room.links.players));
    expect([...seen, late].map(({ text }) => text).filter((text) => told.test(text))).toEqual([]);
    expect(late.data.lines.map(({ text }) => text)).toEqual(["The traffic starts"]);
    expect(await textOf(room.links.players)).not.toMatch(told);
    // The same words are there for who may read them.
    expect((await nextOf(frames(room.links.gameMaster))).text).toMatch(told);
  });

  it("goes on where a viewer left off, and begins anew for who comes with the number of another run", async () => {
    const room = await aRoom();
    const stream = frames(room.links.gameMaster);
    const { id } = await nextOf(stream);
    await stream.return(undefined);
    breakIt(room);
    const again = await nextOf(frames(room.links.gameMaster, { "last-event-id": id }));
    expect(again.data.whole).toBeUndefined();
    expect(again.text).toContain("The traffic starts");
    for (const other of ["day-0.0", "day-1.99", "day-1.x", "nonsense"]) {
      const anew = await nextOf(frames(room.links.gameMaster, { "last-event-id": other }));
      expect([other, anew.data.whole === undefined]).toEqual([other, false]);
    }
  });

  it("shows the whole anew to who missed more than is kept", async () => {
    const room = await aRoom();
    const stream = frames(room.links.gameMaster);
    const { id } = await nextOf(stream);
    await stream.return(undefined);
    for (let second = 0; second < 200; second += 1)
      room.event({ at: millis(second), kind: "note", what: "note", text: `number ${second}` });
    const { data } = await nextOf(frames(room.links.gameMaster, { "last-event-id": id }));
    expect(data.whole).toBeDefined();
    expect(data.lines.map(({ text }) => text)).toContain("Note: number 0");
  });

  it("sends the same to several viewers, a frame each second though nothing happens", async () => {
    const room = await aRoom();
    const streams = [1, 2, 3].map(() => frames(room.links.gameMaster));
    await Promise.all(streams.map(async (stream) => nextOf(stream)));
    const beats = await Promise.all(streams.map(async (stream) => nextOf(stream)));
    expect(new Set(beats.map(({ text }) => text)).size).toBe(1);
    expect(new Set(beats.map(({ id }) => id)).size).toBe(1);
  });

  it("sends away who does not read, and goes on for who does", async () => {
    const room = await aRoom();
    const { hostname, port, pathname } = new URL(room.links.gameMaster);
    const stuck: Socket = connect(Number(port), hostname);
    clients.push(stuck);
    stuck.pause();
    stuck.on("error", () => undefined);
    stuck.write(`GET ${pathname}events HTTP/1.1\r\nhost: ${hostname}:${port}\r\n\r\n`);
    const stream = frames(room.links.gameMaster);
    await nextOf(stream);
    const [{ audience }] = room.benches;
    await expect.poll(() => audience.size).toBe(2);
    const text = "x".repeat(400);
    let reads = 0;
    const reader = (async () => {
      for await (const _ of stream) reads += 1;
    })();
    // More than sockets hold, until it is seen that nobody reads.
    for (let round = 0; round < 400 && audience.size > 1; round += 1) {
      for (let line = 0; line < 500; line += 1) room.event({ at: millis(round), kind: "trouble", text });
      room.event({ at: millis(round), kind: "phase", phase: "day" });
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(audience.size).toBe(1);
    await expect.poll(() => reads, { timeout: 10_000 }).toBeGreaterThan(5);
    await room.close();
    rooms.length = 0;
    await reader;
  });
});
