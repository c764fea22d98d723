import { connect } from "node:net";
import { describe, expect, it, vi } from "vitest";
import { apiBodies } from "../fuzz/api-bodies.ts";
import { damagedRecord } from "../fuzz/damaged-record.ts";
import { httpConversation } from "../fuzz/http-conversation.ts";
import { liveChanges } from "../fuzz/live-changes.ts";
import { otlpBodies } from "../fuzz/otlp-bodies.ts";
import { rawRequests } from "../fuzz/raw-requests.ts";
import { scenarioText } from "../fuzz/scenario-text.ts";
import type { Effort } from "../fuzz/support/effort.ts";
import { descriptorsOf, startTarget } from "../fuzz/support/target.ts";
import { atEnd, pause, until } from "../toxiproxy/support/rig.ts";

vi.setConfig({ testTimeout: 600_000 });

/** The properties of `npm test`, longer, and with other values each time. */
const LONG: Effort = { times: 20 };

describe("bytes at the API of the embedded Toxiproxy", () => {
  rawRequests(LONG);
});
describe("bodies at the API of the embedded Toxiproxy", () => {
  apiBodies(LONG);
});
describe("changes of an embedded Toxiproxy under load", () => {
  liveChanges(LONG);
});
describe("bytes through a link with HTTP toxics", () => {
  httpConversation(LONG);
});
describe("the receiver of OTLP", () => {
  otlpBodies(LONG);
});
describe("a damaged record", () => {
  damagedRecord(LONG);
});
describe("the text of a scenario", () => {
  scenarioText(LONG);
});

it("slow senders of headers and of bodies are let go after their time, and others do not wait for them", async () => {
  const target = await startTarget();
  await target.isWell();
  const idle = descriptorsOf(target.pid);
  const starts = [
    "POST /proxies HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n",
    "GET /version HTTP/1.1\r\nX: ",
  ];
  const slow = Array.from({ length: 200 }, (_, n) => {
    const socket = connect({ port: target.port, host: "127.0.0.1", allowHalfOpen: true });
    socket.on("error", () => undefined);
    socket.resume().write(starts[n % starts.length] ?? "");
    return socket;
  });
  const trickle = setInterval(() => {
    for (const socket of slow) if (socket.writable) socket.write("x");
  }, 1000);
  atEnd(() => {
    clearInterval(trickle);
    for (const socket of slow) socket.destroy();
  });
  await until(() => descriptorsOf(target.pid) >= idle + slow.length);
  for (let times = 0; times < 10; times += 1) {
    await target.isWell();
    await pause(500);
  }
  await until(() => descriptorsOf(target.pid) <= idle, 60_000);
  expect(slow.every((socket) => socket.destroyed || !socket.connecting)).toBe(true);
  await target.isWell();
});
