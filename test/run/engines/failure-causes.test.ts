import { afterEach, describe, expect, it } from "vitest";
import { httpEngine } from "../../../run/engines/http/http-engine.ts";
import { causeOf } from "../../../run/engines/http/failure-causes.ts";
import { every, outcomesOf, sendCalls } from "./send-calls.ts";
import { answer, closedPort, startServer, type OnRequest, type TestServer } from "./servers.ts";

let server: TestServer | undefined;

afterEach(async () => await server?.close());

async function outcomesAt(onRequest: OnRequest, timeout = 20_000): Promise<Record<string, number>> {
  server = await startServer(onRequest);
  return outcomesOf(await sendCalls(httpEngine, { port: server.port, due: every(2, 5), timeout }));
}

const saying =
  (text: string): OnRequest =>
  (socket) =>
    socket.write(text, "latin1");

const sayingLast =
  (text: string): OnRequest =>
  (socket) =>
    socket.end(text, "latin1");

const halfThenReset: OnRequest = (socket) => {
  socket.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe");
  setTimeout(() => socket.resetAndDestroy(), 10);
};

describe("why a call got no answer", () => {
  it("refused: nobody listens", async () => {
    const calls = { port: await closedPort(), due: every(2, 5) };
    expect(outcomesOf(await sendCalls(httpEngine, calls))).toEqual({ refused: 5 });
  });

  it("dns: the name does not exist", async () => {
    const world = { target: { host: "no..such", port: 80 } };
    expect(outcomesOf(await sendCalls(httpEngine, { port: 80, due: [0, 1], world }))).toEqual({ dns: 2 });
  });

  it("reset: the connection is cut with RST before an answer", async () => {
    expect(await outcomesAt((socket) => socket.resetAndDestroy())).toEqual({ reset: 5 });
  });

  it("reset: the connection is cut with RST in the middle of an answer", async () => {
    expect(await outcomesAt(halfThenReset)).toEqual({ reset: 5 });
  });

  it("closed: the connection ends before any byte of the answer", async () => {
    expect(await outcomesAt((socket) => socket.end())).toEqual({ closed: 5 });
  });

  it.each([
    ["headers", "HTTP/1.1 200 OK\r\nContent-"],
    ["a body", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe"],
    ["chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"],
  ])("cut-short: %s end early", async (_, text) => {
    expect(await outcomesAt(sayingLast(text))).toEqual({ "cut-short": 5 });
  });

  it("timeout: no answer at all", async () => {
    expect(await outcomesAt(() => undefined, 50)).toEqual({ timeout: 5 });
  });

  it("timeout: an answer that does not end", async () => {
    expect(await outcomesAt(saying("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe"), 50)).toEqual({
      timeout: 5,
    });
  });

  it.each([
    ["another protocol", "SSH-2.0-OpenSSH_9.2\r\n"],
    ["an impossible length", "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n"],
    ["headers without an end", `HTTP/1.1 200 OK\r\nA: ${"b".repeat(70_000)}`],
  ])("garbage: %s, and the connection is given up", async (_, text) => {
    expect(await outcomesAt(saying(text))).toEqual({ garbage: 5 });
    expect(server?.accepted()).toBe(5);
  });

  it("an answer with an error status is an answer", async () => {
    expect(await outcomesAt(saying(answer("no", 503)))).toEqual({ 503: 5 });
  });

  it.each([
    ["EPIPE", true, "reset"],
    ["EHOSTUNREACH", false, "refused"],
    ["EAI_AGAIN", false, "dns"],
    ["EMFILE", false, "unsent"],
    ["EADDRNOTAVAIL", false, "unsent"],
    ["ENOMEM", true, "reset"],
    ["ESOMETHING", false, "refused"],
  ])("reads the error %s", (code, wasConnected, cause) => {
    expect(causeOf(Object.assign(new Error("x"), { code }), wasConnected)).toBe(cause);
  });
});
