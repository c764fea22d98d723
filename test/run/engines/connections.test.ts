import { afterEach, describe, expect, it } from "vitest";
import { createHttpEngine, httpEngine } from "../../../run/engines/http/http-engine.ts";
import { aCall, aStandingClock, every, outcomesOf, sendCalls, sumsOf } from "./send-calls.ts";
import { answer, startServer, type OnRequest, type TestServer } from "./servers.ts";

let server: TestServer | undefined;

afterEach(async () => await server?.close());

const start = async (onRequest: OnRequest): Promise<TestServer> => {
  server = await startServer(onRequest);
  return server;
};

/**
 * Five calls, each due only after the one before is settled and, if asked for, after the server has seen its
 * connection close.
 */
async function sendOneByOne(server: TestServer, onClose = false): Promise<Record<string, number>> {
  const clock = aStandingClock();
  const next = (): void => clock.step(10);
  // One round of the event loop later the client has seen the end of its connection as well.
  if (onClose) server.onClose(() => setImmediate(next));
  return outcomesOf(
    await sendCalls(httpEngine, {
      port: server.port,
      due: every(10, 5),
      world: { now: clock.now },
      onSettled: () => (onClose ? undefined : next()),
    }),
  );
}

describe("connections", () => {
  it("are used again, and closed at the end", async () => {
    const target = await start((socket) => socket.write(answer()));
    expect(await sendOneByOne(target)).toEqual({ 200: 5 });
    expect(target.accepted()).toBe(1);
    await expect.poll(() => target.sockets.size).toBe(0);
  });

  it.each([
    ["the server says close", answer("{}", 200, "Connection: close\r\n")],
    ["bytes follow the answer", `${answer()}more`],
  ])("are not used again when %s", async (_, text) => {
    const target = await start((socket) => socket.write(text));
    expect(await sendOneByOne(target)).toEqual({ 200: 5 });
    expect(target.accepted()).toBe(5);
  });

  it.each<[string, OnRequest]>([
    ["ends", (socket) => socket.write(answer(), () => socket.end())],
    ["resets", (socket) => void (socket.write(answer()), setTimeout(() => socket.resetAndDestroy(), 10))],
    [
      "uses unasked",
      (socket) => void (socket.write(answer()), setTimeout(() => socket.write("HTTP/1.1 408 X\r\n"), 10)),
    ],
  ])("that the server %s while they are idle go quietly", async (_, onRequest) => {
    const target = await start(onRequest);
    expect(await sendOneByOne(target, true)).toEqual({ 200: 5 });
    expect(target.accepted()).toBe(5);
  });

  it("that end with a request on them fail it, and the request is not sent again", async () => {
    const seen: string[] = [];
    const target = await start((socket, { path }) => {
      seen.push(path);
      if (seen.length === 1) socket.write(answer());
      else socket.end();
    });
    expect(await sendOneByOne(target)).toEqual({ 200: 1, closed: 4 });
    expect(seen).toEqual(["/vote/0", "/vote/1", "/vote/2", "/vote/3", "/vote/4"]);
  });

  it("carry HEAD, answers without a body, and bodies that end with the connection", async () => {
    const texts = ["HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n", "HTTP/1.1 204 No Content\r\n\r\n"];
    const { port } = await start((socket, { path }) => {
      const text = texts[Number(path.split("/").at(-1))];
      if (text === undefined) socket.end("HTTP/1.0 404 Gone\r\n\r\nno");
      else socket.write(text);
    });
    const sent = await sendCalls(httpEngine, {
      port,
      due: every(1, 3),
      request: (seq) => ({ method: seq === 0 ? "HEAD" : "GET" }),
    });
    expect(outcomesOf(sent)).toEqual({ 200: 1, 204: 1, 404: 1 });
  });

  it("carry a large body there and back", async () => {
    const { port } = await start((socket, { text }) =>
      socket.write(answer(String(text.length).repeat(20_000))),
    );
    const body = "ü".repeat(300_000);
    const sent = await sendCalls(httpEngine, {
      port,
      due: [0, 1, 2],
      request: () => ({ method: "POST", body }),
    });
    expect(outcomesOf(sent)).toEqual({ 200: 3 });
  });
});

describe("the bound on open connections", () => {
  it("holds, and calls that wait are sent as soon as a connection is free", async () => {
    let most = 0;
    const { port } = await start((socket) => {
      most = Math.max(most, server?.sockets.size ?? 0);
      setTimeout(() => socket.write(answer()), 5);
    });
    const sent = await sendCalls(createHttpEngine({ maxConnections: 3 }), { port, due: every(0.1, 60) });
    expect(outcomesOf(sent)).toEqual({ 200: 60 });
    expect(most).toBeLessThanOrEqual(3);
  });

  it("drops a call only when no connection was free for as long as a call may take", async () => {
    const { port } = await start(() => undefined);
    const mix = [aCall("contact", { write: true })];
    const calls = { port, due: every(1, 20), timeout: 150, mix };
    const sent = await sendCalls(createHttpEngine({ maxConnections: 4 }), calls);
    expect(sent.totals.dropped).toBeGreaterThan(0);
    expect(sent.totals.sent + sent.totals.dropped).toBe(20);
    expect(sent.writes.size).toBe(sent.totals.sent);
    expect(sumsOf(sent)).toEqual(sent.totals);
  });
});
