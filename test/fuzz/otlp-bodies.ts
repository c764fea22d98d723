import assert from "node:assert/strict";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { Histogram } from "../../model/histogram.ts";
import { decodeMetrics } from "../../run/engines/k6/otlp/decode.ts";
import { startReceiver, type Receiver } from "../../run/engines/k6/otlp/receiver.ts";
import { addPoint } from "../../run/engines/k6/otlp/to-histogram.ts";
import { busySecond } from "../run/engines/k6/otlp/fixtures.ts";
import {
  exportOf,
  fixed64,
  message,
  packed,
  sint,
  text,
  varint,
} from "../run/engines/k6/otlp/write-export.ts";
import { atEnd, until } from "../toxiproxy/support/rig.ts";
import { bodies } from "./support/any-otlp-body.ts";
import { counterexample, type Effort } from "./support/effort.ts";
import { throwAndStay, throwAt, type Ending } from "./support/throw-at.ts";

const MB = 1024 * 1024;
const ANSWERS_WITHIN_MS = 10_000;

interface Ears {
  readonly receiver: Receiver;
  readonly port: number;
  /** What it was told and how much came through. */
  readonly heard: { troubles: string[]; exports: number };
  readonly post: (body: Uint8Array, headers?: Readonly<Record<string, string>>) => Promise<number>;
}

async function startEars(): Promise<Ears> {
  const heard = { troubles: [] as string[], exports: 0 };
  const receiver = await startReceiver({
    onMetrics: () => (heard.exports += 1),
    onTrouble: (trouble) => heard.troubles.push(trouble),
  });
  atEnd(() => receiver.close());
  const post: Ears["post"] = async (body, headers = {}) => {
    const answer = await fetch(`http://${receiver.endpoint}/v1/metrics`, {
      method: "POST",
      body: Buffer.from(body),
      headers: { "content-type": "application/x-protobuf", ...headers },
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    });
    await answer.arrayBuffer();
    return answer.status;
  };
  return { receiver, port: Number(receiver.endpoint.split(":")[1]), heard, post };
}

const sockets = (): number =>
  process.getActiveResourcesInfo().filter((name) => name.startsWith("TCP")).length;

/** Buckets that are all empty take a byte each in a body, and much more in memory. */
function aLongList(): Buffer {
  const buckets = packed(2, Array<number>(12 * MB).fill(0));
  const point = message(1, fixed64(4, 0), sint(6, 3), message(8, sint(1, 0), buckets));
  return Buffer.from(exportOf(text(1, "http_req_duration"), message(10, point, varint(2, 1))));
}

/** How many distributions a body holds, each added up; none when it is refused in the right words. */
function distributionsIn(body: Uint8Array): number {
  let found = 0;
  try {
    for (const { value } of decodeMetrics(body).flatMap(({ points }) => points)) {
      if (value.kind !== "histogram") continue;
      found += 1;
      const histogram = new Histogram();
      addPoint(histogram, value, 1);
      assert.equal(histogram.count, value.count);
      assert(histogram.percentile(1) >= 0);
      const inSlots = histogram.toSparse().reduce((sum, times, index) => sum + (index % 2) * times, 0);
      assert.equal(inSlots, value.count);
    }
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    assert.match(String(error), /^Error: The \d+ bytes are no OTLP metrics of k6: /u);
  }
  return found;
}

/** Whatever comes to the receiver of what k6 reports. */
export function otlpBodies(effort: Effort): void {
  it("gives numbers that can be added up, or says that a body is none of k6's", async () => {
    const seen = { distributions: 0 };
    const property = fc.property(bodies, (body) => {
      seen.distributions += distributionsIn(body);
    });
    expect(await counterexample(effort, 400, property)).toBeUndefined();
    expect(seen.distributions).toBeGreaterThan(30 * effort.times);
  });

  it("answers any body, of any type and packing, and goes on", async () => {
    const ears = await startEars();
    const types = fc.constantFrom(
      "application/x-protobuf",
      "application/json",
      "application/x-protobuf; x",
      "",
    );
    const packings = fc.constantFrom<"gzip" | "identity" | "br" | "deflate" | "no gzip">(
      "gzip",
      "identity",
      "br",
      "deflate",
      "no gzip",
    );
    const property = fc.asyncProperty(bodies, types, packings, async (body, type, packing) => {
      const sent = packing === "gzip" ? gzipSync(body) : body;
      const encoding = packing === "no gzip" ? "gzip" : packing;
      const status = await ears.post(sent, { "content-type": type, "content-encoding": encoding });
      assert([200, 400, 415].includes(status), `${status}`);
    });
    expect(await counterexample(effort, 60, property)).toBeUndefined();
    const before = ears.heard.exports;
    expect(await ears.post(busySecond)).toBe(200);
    expect(ears.heard.exports).toBe(before + 1);
    expect(ears.heard.troubles.length).toBeLessThanOrEqual(3);
  });

  it.each([
    ["eight million empty messages", Buffer.alloc(16 * MB, Buffer.from([0x0a, 0x00]))],
    ["a list of twelve million buckets", aLongList()],
    ["groups in groups", Buffer.alloc(16 * MB, 0x0b)],
    ["unknown fields alone", Buffer.alloc(16 * MB, Buffer.from([0x78, 0x01]))],
    ["a length of four gigabytes", Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f])],
    [
      "a count without end",
      Buffer.from(
        exportOf(
          text(1, "http_req_duration"),
          message(10, message(1, fixed64(4, 2 ** 53), sint(6, 3), fixed64(7, 2 ** 53)), varint(2, 1)),
        ),
      ),
    ],
  ])("refuses %s at once, packed to almost nothing, without memory for them", async (_, body) => {
    const ears = await startEars();
    const before = process.memoryUsage.rss();
    expect(await ears.post(gzipSync(body), { "content-encoding": "gzip" })).toBe(400);
    expect(process.memoryUsage.rss() - before).toBeLessThan(500 * MB);
    expect(ears.heard.troubles).toHaveLength(1);
    expect(await ears.post(busySecond)).toBe(200);
  });

  it("lets go of clients that send bytes of any kind, also of those that never close", async () => {
    const ears = await startEars();
    const idle = sockets();
    const line = fc.constantFrom(
      "POST /v1/metrics HTTP/1.1\r\nHost: x\r\n",
      "GET / HTTP/1.1\r\n",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
      "\u0016\u0003\u0001",
    );
    const rest = fc.constantFrom(
      "\r\n",
      "Content-Length: 10\r\n\r\nshort",
      "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
      "Content-Type: application/x-protobuf\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
    );
    const ending = fc.constantFrom<Ending>("half-closes", "goes away");
    const property = fc.asyncProperty(line, rest, ending, async (one, other, how) => {
      const said = await throwAt(ears.port, [Buffer.from(one + other, "latin1")], how);
      assert.match(said, /^(?:HTTP\/1\.1 [24]\d\d |$)/u);
    });
    expect(await counterexample(effort, 60, property)).toBeUndefined();
    expect(await throwAndStay(ears.port, Buffer.from("nonsense\r\n\r\n"))).toMatch(/^HTTP\/1\.1 400 /u);
    expect(await ears.post(busySecond)).toBe(200);
    await ears.receiver.close();
    await until(() => sockets() < idle);
  });

  it("closes though many hold a connection and say nothing", async () => {
    const ears = await startEars();
    const silent = Array.from({ length: 300 }, () => connect({ port: ears.port, host: "127.0.0.1" }));
    for (const socket of silent) socket.on("error", () => undefined);
    atEnd(() => silent.forEach((socket) => socket.destroy()));
    await until(() => silent.every((socket) => socket.readyState === "open"));
    expect(await ears.post(busySecond)).toBe(200);
    await ears.receiver.close();
    await until(() => silent.every((socket) => socket.destroyed));
  });
}
