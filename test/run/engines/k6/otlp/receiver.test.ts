import { once } from "node:events";
import { request, type ClientRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { decodeMetrics, type Metric } from "../../../../../run/engines/k6/otlp/decode.ts";
import { startReceiver, type Receiver } from "../../../../../run/engines/k6/otlp/receiver.ts";
import { busySecond, failures } from "./fixtures.ts";

const PROTOBUF = { "content-type": "application/x-protobuf" };
const LIMIT = 16 * 1024 * 1024;

let receiver: Receiver;
let taken: (readonly Metric[])[];
let troubles: string[];
let port: number;

beforeEach(async () => {
  [taken, troubles] = [[], []];
  receiver = await startReceiver({
    onMetrics: (metrics) => taken.push(metrics),
    onTrouble: (trouble) => troubles.push(trouble),
  });
  port = Number(receiver.endpoint.split(":")[1]);
});
afterEach(async () => receiver.close());

const open = (options: RequestOptions = {}): ClientRequest =>
  request({ host: "127.0.0.1", port, method: "POST", path: "/v1/metrics", headers: PROTOBUF, ...options });

async function answered(
  sent: ClientRequest,
): Promise<{ status: number; said: string; head: IncomingMessage }> {
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return { status: response.statusCode ?? 0, said: await text(response), head: response };
}

const post = async (body: Uint8Array, options: RequestOptions = {}): ReturnType<typeof answered> => {
  const sent = open(options);
  sent.end(body);
  return answered(sent);
};

describe("the receiver of metrics", () => {
  it("takes the bodies of k6, plain and as gzip", async () => {
    const gzip = { headers: { ...PROTOBUF, "content-encoding": "gzip" } };
    expect(await post(busySecond)).toMatchObject({ status: 200, said: "" });
    expect(await post(gzipSync(failures), gzip)).toMatchObject({ status: 200, said: "" });
    expect(taken).toEqual([decodeMetrics(busySecond), decodeMetrics(failures)]);
    expect(troubles).toEqual([]);
  });

  it("listens on the loopback address alone", () => {
    expect(receiver.endpoint).toMatch(/^127\.0\.0\.1:\d+$/u);
  });

  it.each<[string, number, Uint8Array, RequestOptions]>([
    ["garbage", 400, new TextEncoder().encode("some text"), {}],
    ["a body that is cut short", 400, busySecond.subarray(0, 20_000), {}],
    [
      "a gzip that is cut short",
      400,
      gzipSync(busySecond).subarray(0, 900),
      { headers: { ...PROTOBUF, "content-encoding": "gzip" } },
    ],
    [
      "a gzip that unpacks to more than 16 MB",
      413,
      gzipSync(new Uint8Array(LIMIT + 1)),
      { headers: { ...PROTOBUF, "content-encoding": "gzip" } },
    ],
    ["another encoding", 415, busySecond, { headers: { ...PROTOBUF, "content-encoding": "br" } }],
    [
      "another type",
      415,
      new TextEncoder().encode("{}"),
      { headers: { "content-type": "application/json" } },
    ],
  ])("refuses %s with its reason, tells it once, and goes on", async (_, status, body, options) => {
    for (let times = 0; times < 3; times += 1) {
      const answer = await post(body, options);
      expect(answer).toMatchObject({ status, said: expect.stringMatching(/^The .{10,}\.$/u) as string });
    }
    expect(troubles).toHaveLength(1);
    expect(taken).toEqual([]);
    expect(await post(busySecond)).toMatchObject({ status: 200 });
    expect(taken).toHaveLength(1);
  });

  it("tells each kind of trouble", async () => {
    await post(new TextEncoder().encode("some text"));
    await post(busySecond, { headers: { ...PROTOBUF, "content-encoding": "br" } });
    expect(troubles).toEqual([
      expect.stringContaining("9 bytes are no OTLP metrics"),
      'The encoding "br" is not known here: send gzip or identity.',
    ]);
  });

  it("does not read a body that says it is larger than 16 MB", async () => {
    const sent = open({ headers: { ...PROTOBUF, "content-length": LIMIT + 1 } });
    sent.flushHeaders();
    expect(await answered(sent)).toMatchObject({ status: 413 });
    expect(troubles).toEqual([`The body is larger than ${LIMIT} bytes.`]);
    sent.destroy();
  });

  it("stops reading a body that grows larger than 16 MB, and still answers", async () => {
    const sent = open();
    sent.write(new Uint8Array(LIMIT));
    sent.write(new Uint8Array(1));
    expect(await answered(sent)).toMatchObject({ status: 413 });
    expect(troubles).toEqual([`The body is larger than ${LIMIT} bytes.`]);
    sent.destroy();
    expect(await post(busySecond)).toMatchObject({ status: 200 });
  });

  it("answers a stranger without calling it trouble, since no metrics are lost", async () => {
    expect(await post(new Uint8Array(), { path: "/v1/traces" })).toMatchObject({ status: 404 });
    const get = await post(new Uint8Array(), { method: "GET" });
    expect(get).toMatchObject({ status: 405 });
    expect(get.head.headers["allow"]).toBe("POST");
    expect(troubles).toEqual([]);
  });

  it("survives a connection that breaks in the middle of a body, and tells it", async () => {
    const sent = open({ headers: { ...PROTOBUF, "content-length": 1000 } });
    sent.on("error", () => undefined);
    sent.write(new Uint8Array(10), () => sent.destroy());
    await vi.waitFor(() => expect(troubles).toEqual([expect.stringContaining("cut short after")]), 20_000);
    expect(await post(busySecond)).toMatchObject({ status: 200 });
  });

  it("survives what is no HTTP", async () => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.on("error", () => undefined);
    socket.end("\u0016\u0003\u0001 no HTTP\r\n\r\n");
    await once(socket.resume(), "close");
    expect(await post(busySecond)).toMatchObject({ status: 200 });
  });

  it("survives a door that throws, and tells it", async () => {
    const told: string[] = [];
    const broken = await startReceiver({
      onMetrics: () => {
        throw new Error("no such row");
      },
      onTrouble: (trouble) => told.push(trouble),
    });
    const sent = open({ port: broken.endpoint.split(":")[1] });
    sent.end(busySecond);
    expect(await answered(sent)).toMatchObject({ status: 500, said: "Not taken: no such row." });
    expect(told).toEqual(["Not taken: no such row."]);
    await broken.close();
  });
});

describe("closing the receiver", () => {
  it("waits for the request under way", async () => {
    const sent = open({ headers: { ...PROTOBUF, "content-length": busySecond.length } });
    sent.write(busySecond.subarray(0, 1000));
    await vi.waitFor(() => expect(sent.socket?.bytesWritten ?? 0).toBeGreaterThan(1000), 20_000);
    // A whole round trip: the half of the body before it has arrived.
    await post(failures);
    const closed = receiver.close();
    sent.end(busySecond.subarray(1000));
    expect(await answered(sent)).toMatchObject({ status: 200 });
    await closed;
    expect(taken).toEqual([decodeMetrics(failures), decodeMetrics(busySecond)]);
  });

  it("does not wait for a body that never ends", async () => {
    const sent = open({ headers: { ...PROTOBUF, "content-length": 1000 } });
    const broken = once(sent, "error");
    sent.write(new Uint8Array(10));
    await post(failures);
    await receiver.close();
    expect(await broken).toHaveLength(1);
  });

  it("frees its port, and may be asked twice", async () => {
    await Promise.all([receiver.close(), receiver.close()]);
    await receiver.close();
    const sent = open();
    sent.end();
    const [error] = (await once(sent, "error")) as [NodeJS.ErrnoException];
    expect(error.code).toBe("ECONNREFUSED");
  });
});
