import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { expect, it } from "vitest";
import { millis } from "../../../model/units.ts";
import { Audience } from "../../../run/live/audience.ts";
import { ask, aRoom, aStuckViewer, codeOf, did, frames, nextOf, post } from "../../support/a-control-room.ts";

const MOST_NOTES = 500;
const LONGEST_NOTE = 500;
const MOST_VIEWERS = 50;
const MOST_CONNECTIONS = 200;
const KEPT_FRAMES = 120;
const MOST_WAITING_BYTES = 2_000_000;

const turn = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));

it("takes notes of 500 characters, 500 of them, and not one more", async () => {
  const { links } = await aRoom();
  const at = `${links.gameMaster}note`;
  const text = "x".repeat(LONGEST_NOTE);
  for (let count = 0; count < MOST_NOTES; count += 1)
    expect(await codeOf(...post(at, { what: "note", text }))).toBe(201);
  expect(await codeOf(...post(at, { what: "note", text: "one more" }))).toBe(429);
  expect(did).toEqual(Array.from({ length: MOST_NOTES }, () => ({ what: "note", text })));
});

it("lets 50 watch from a seat, the next one when somebody leaves, and the game master in any case", async () => {
  const room = await aRoom();
  const { links, benches } = room;
  const watching = [];
  for (let count = 0; count < MOST_VIEWERS; count += 1) watching.push(await ask(`${links.players}events`));
  expect(watching.map(({ statusCode }) => statusCode)).toEqual(watching.map(() => 200));
  expect(await codeOf(`${links.players}events`)).toBe(503);
  expect(await codeOf(`${links.gameMaster}events`)).toBe(200);
  expect(await codeOf(...post(`${links.gameMaster}stop`, {}))).toBe(202);
  watching[0]?.destroy();
  await expect.poll(() => benches[1].audience.size).toBe(MOST_VIEWERS - 1);
  expect(await codeOf(`${links.players}events`)).toBe(200);
});

it("holds 200 connections, and closes what comes on top of them", async () => {
  const { port } = await aRoom();
  const sockets: Socket[] = [];
  try {
    for (let count = 0; count < MOST_CONNECTIONS; count += 1) {
      const socket = connect(port, "127.0.0.1");
      sockets.push(socket);
      await once(socket, "connect");
    }
    const further = connect(port, "127.0.0.1");
    sockets.push(further);
    further.on("error", () => undefined);
    await once(further, "close");
    const [first] = sockets;
    first?.write("GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n");
    expect(String(first === undefined ? "" : (await once(first, "data"))[0])).toMatch(/^HTTP\/1\.1 421 /u);
  } finally {
    for (const socket of sockets) socket.destroy();
  }
});

/** An audience behind a server of its own, without a room that beats. */
async function anAudience() {
  const audience = new Audience("day-1");
  const viewers: ServerResponse[] = [];
  const server = createServer((request, response) => {
    viewers.push(response);
    audience.join(response, String(request.headers["last-event-id"] ?? ""), () => ({ whole: {} }));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    audience,
    viewers,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

it.each([
  [KEPT_FRAMES, "what was missed"],
  [KEPT_FRAMES + 1, "the whole anew"],
])("sends who missed %i frames %s", async (missed, what) => {
  const { audience, url, close } = await anAudience();
  try {
    const stream = frames(url);
    const { id } = await nextOf(stream);
    await stream.return(undefined);
    for (let count = 0; count < missed; count += 1) audience.send({ count });
    const { data } = await nextOf(frames(url, { "last-event-id": id }));
    expect(data.whole === undefined ? "what was missed" : "the whole anew").toBe(what);
  } finally {
    await close();
  }
});

it("sends away who lets more than 2 MB wait, and nobody before", async () => {
  const { audience, viewers, url, close } = await anAudience();
  try {
    aStuckViewer(url);
    await expect.poll(() => audience.size).toBe(1);
    const text = "x".repeat(50_000);
    const waiting: number[] = [];
    for (let sent = 0; sent < 2000; sent += 1) {
      const [viewer] = viewers;
      if (viewer === undefined || viewer.destroyed) break;
      waiting.push(viewer.writableLength);
      audience.send({ text });
      await turn();
    }
    expect(waiting.at(-1)).toBeGreaterThan(MOST_WAITING_BYTES);
    expect(Math.max(...waiting.slice(0, -1))).toBeLessThanOrEqual(MOST_WAITING_BYTES);
    await expect.poll(() => audience.size).toBe(0);
  } finally {
    await close();
  }
});

it("goes on for who reads while somebody else is sent away", async () => {
  const room = await aRoom();
  aStuckViewer(room.links.gameMaster);
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
    await turn();
  }
  expect(audience.size).toBe(1);
  await expect.poll(() => reads, { timeout: 10_000 }).toBeGreaterThan(5);
  await room.close();
  await reader;
});
