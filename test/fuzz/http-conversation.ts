import assert from "node:assert/strict";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { HttpToxicRecord } from "../../toxiproxy/toxic-record.ts";
import { httpToxic, InConversation } from "../toxiproxy/support/in-conversation.ts";
import { pieces } from "./support/any-request.ts";
import { counterexample, type Effort } from "./support/effort.ts";

const answerLine = fc.constantFrom(
  "HTTP/1.1 200 OK",
  "HTTP/1.1 100 Continue",
  "HTTP/1.1 101 Switching Protocols",
  "HTTP/1.1 304",
  "HTTP/1.0 200 OK",
  "HTTP/2 200",
  "ICY 200 OK",
  "",
);
const answerHead = fc.constantFrom(
  "Content-Length: 5",
  "Content-Length: 0",
  "content-length: x",
  "Transfer-Encoding: chunked",
  "Transfer-Encoding: chunked\r\nContent-Length: 5",
  "No colon",
  "Connection: close",
);
const answerBody = fc.constantFrom(
  "",
  "hello",
  "5\r\nhello\r\n0\r\n\r\n",
  "zz\r\n",
  "3\r\nabc\r\n0\r\nT: u\r\n\r\n",
  "\0\0",
);
const answer = fc
  .tuple(answerLine, fc.array(answerHead, { maxLength: 2 }), answerBody)
  .map(([line, heads, body]) => `${[line, ...heads].join("\r\n")}\r\n\r\n${body}`);
const spoken = pieces.map((all) => all.map((piece) => piece.toString("latin1")));

/** What is said in which order; the client's words and the service's in pieces of any size. */
const turns = fc.array(
  fc.oneof(
    spoken.map((texts) => ({ by: "client" as const, text: texts.join("") })),
    answer.map((text) => ({ by: "service" as const, text })),
  ),
  { maxLength: 8 },
);
const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 8 });

function* cut(text: string, lengths: readonly number[]): Generator<string> {
  for (let at = 0, n = 0; at < text.length; n += 1) {
    const length = lengths[n % lengths.length] ?? 1;
    yield text.slice(at, at + length);
    at += length;
  }
}

const HARMLESS = ["http_status", "http_delay", "http_cut", "http_slow_headers"].map((type) =>
  httpToxic(type, { path: "/nowhere/at/all" }),
);
const harmful = fc.array(
  fc.constantFrom<HttpToxicRecord>(
    httpToxic("http_status", { path: "/", body: "no" }),
    httpToxic("http_status", { path: "/proxies", status: 204 }, 0.5),
    httpToxic("http_delay", { path: "*", latency: 1_000_000 }, 0.5),
    httpToxic("http_cut", { path: "/", bytes: 2, honest: false }),
    httpToxic("http_cut", { path: "/version", bytes: 1, honest: true }),
    httpToxic("http_slow_headers", { path: "/", duration: 1_000_000 }, 0.5),
  ),
  { minLength: 1, maxLength: 4 },
);

/** Whatever bytes go through a link with HTTP toxics, in either direction. */
export function httpConversation(effort: Effort): void {
  it("passes every byte as it came when no toxic means it", async () => {
    const property = fc.property(turns, sizes, fc.boolean(), (said, lengths, isFresh) => {
      const world = new InConversation(HARMLESS, { isFresh });
      const put = {
        client: (text: string) => world.ask(text),
        service: (text: string) => world.answer(text),
      };
      for (const { by, text } of said) for (const piece of cut(text, lengths)) put[by](piece);
      for (const toxic of HARMLESS) world.conversation.remove(toxic);
      const all = (who: string): string => said.map(({ by, text }) => (by === who ? text : "")).join("");
      assert.equal(world.service.text, all("client"));
      assert.equal(world.client.text, all("service"));
      assert.equal(world.sides, undefined);
    });
    expect(await counterexample(effort, 600, property)).toBeUndefined();
  });

  it("never fails, says nothing behind its end, and leaves or closes once all toxics are off", async () => {
    const property = fc.property(turns, sizes, harmful, fc.nat(8), (said, lengths, toxics, offAt) => {
      const world = new InConversation(toxics);
      const put = {
        client: (text: string) => world.ask(text),
        service: (text: string) => world.answer(text),
      };
      for (const [n, { by, text }] of said.entries()) {
        if (n === offAt) for (const toxic of toxics) world.conversation.remove(toxic);
        for (const piece of cut(text, lengths)) put[by](piece);
      }
      for (const toxic of toxics) world.conversation.remove(toxic);
      world.sides?.requests.end();
      world.sides?.answers.end();
      world.stop();
      assert(world.sides === undefined || world.client.hasEnded);
    });
    expect(await counterexample(effort, 600, property)).toBeUndefined();
  });
}
