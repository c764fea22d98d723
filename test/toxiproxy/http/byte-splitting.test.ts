import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HttpToxicRecord } from "../../../toxiproxy/toxic-record.ts";
import { httpToxic, InConversation } from "../support/in-conversation.ts";

interface Turn {
  readonly ask: string;
  readonly answer: string;
}

const HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

/** Everything that a keep-alive connection may carry, one request after the other. */
const TURNS: readonly Turn[] = [
  { ask: "GET /a?x=/no HTTP/1.1\r\nHost: x\r\n\r\n", answer: HELLO },
  { ask: "HEAD /b HTTP/1.1\r\nHost: x\r\n\r\n", answer: "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n" },
  {
    ask: "POST /no/1 HTTP/1.1\r\nContent-Length: 18\r\n\r\nGET / HTTP/1.1\r\n\r\n",
    answer: "HTTP/1.1 204 No Content\r\n\r\n",
  },
  {
    ask: "PUT /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\nA\r\n0123456789\r\n0\r\nT: u\r\n\r\n",
    answer:
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
  },
  { ask: "GET /no HTTP/1.1\r\nHost: x\r\n\r\n", answer: "HTTP/1.1 304 Not Modified\r\nETag: 1\r\n\r\n" },
  { ask: "GET /cut HTTP/1.1\r\n\r\n", answer: "HTTP/1.1 200\r\ncontent-length: 10\r\n\r\n0123456789" },
  {
    ask: "GET /cut/2 HTTP/1.1\r\n\r\n",
    answer: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nstuvwxyz\r\n4\r\nstuv\r\n0\r\n\r\n",
  },
  { ask: "GET /last HTTP/1.0\r\n\r\n", answer: "HTTP/1.1 200 OK\r\n\r\nuntil the end" },
];
const ALL_ASKED = TURNS.map(({ ask }) => ask).join("");
const ALL_ANSWERED = TURNS.map(({ answer }) => answer).join("");

/** Tells both ends all of a text in pieces, each answer right behind its request or all answers at the end. */
function hear(
  toxics: readonly HttpToxicRecord[],
  turns: readonly Turn[],
  cut: (text: string) => string[],
): string[] {
  const world = new InConversation(toxics);
  for (const { ask, answer } of turns) {
    const before = world.service.text.length;
    for (const piece of cut(ask)) world.ask(piece);
    // A service answers only what it has seen.
    if (world.service.text.length > before) for (const piece of cut(answer)) world.answer(piece);
  }
  world.stop();
  return [world.service.text, world.client.text];
}

const PIPELINED: readonly Turn[] = [{ ask: ALL_ASKED, answer: ALL_ANSWERED }];
const whole = (text: string): string[] => [text];
const cutAt =
  (at: number) =>
  (text: string): string[] =>
    [text.slice(0, at), text.slice(at)].filter((piece) => piece !== "");

const REFUSED = [httpToxic("http_status", { path: "/no", retry_after: 7, body: "busy" })];
const CUT = [httpToxic("http_cut", { path: "/cut", bytes: 5, honest: false })];

/** Without the sizes of its chunks. */
const data = (text: string): string => text.replaceAll(/\r\n\d\r\n/gu, "");

describe("however the bytes are split", () => {
  it("rules that hit nothing change no byte in either direction", () => {
    const none = [httpToxic("http_status", { path: "/none" }), httpToxic("http_cut", { path: "/none" })];
    expect(hear(none, TURNS, whole)).toEqual([ALL_ASKED, ALL_ANSWERED]);
    for (let at = 1; at < ALL_ASKED.length; at += 1) {
      expect(hear(none, PIPELINED, cutAt(at))).toEqual([ALL_ASKED, ALL_ANSWERED]);
    }
  });

  it("refused requests, and only they, never reach the service, and are answered in their turn", () => {
    const refusal = "HTTP/1.1 503 Service Unavailable\r\nretry-after: 7\r\n";
    const busy = `${refusal}content-type: text/plain; charset=utf-8\r\ncontent-length: 4\r\n\r\nbusy`;
    const wanted = [
      TURNS.map(({ ask }) => (ask.includes(" /no") ? "" : ask)).join(""),
      TURNS.map(({ ask, answer }) => (ask.includes(" /no") ? busy : answer)).join(""),
    ];
    expect(hear(REFUSED, TURNS, whole)).toEqual(wanted);
    const longest = Math.max(...TURNS.flatMap(({ ask, answer }) => [ask.length, answer.length]));
    for (let at = 1; at < longest; at += 1) expect(hear(REFUSED, TURNS, cutAt(at))).toEqual(wanted);
    expect(hear(REFUSED, TURNS, (text) => Array.from(text))).toEqual(wanted);
  });

  it("answers that are cut look complete, and what follows them on the connection is whole", () => {
    const [, heard = ""] = hear(CUT, TURNS, whole);
    expect(heard).toContain("HTTP/1.1 200\r\ncontent-length: 5\r\n\r\n01234HTTP/1.1 200 OK\r\nTransfer-Enc");
    expect(heard).toContain("chunked\r\n\r\n5\r\nstuvw\r\n0\r\n\r\nHTTP/1.1 200 OK\r\n\r\nuntil the end");
    for (let at = 1; at < 80; at += 1) {
      // A chunk that came in two pieces goes on in two chunks.
      expect(data(hear(CUT, TURNS, cutAt(at))[1] ?? "")).toBe(data(heard));
    }
  });

  it("any splitting of any of it gives the same", () => {
    const toxics = [...REFUSED, httpToxic("http_cut", { path: "/none", bytes: 1 })];
    const wanted = hear(toxics, TURNS, whole);
    const pieces = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(pieces, (sizes) => {
        let n = 0;
        const cut = (text: string): string[] => {
          const all: string[] = [];
          for (let at = 0; at < text.length; n += 1) {
            const size = sizes[n % sizes.length] ?? 1;
            all.push(text.slice(at, at + size));
            at += size;
          }
          return all;
        };
        expect(hear(toxics, TURNS, cut)).toEqual(wanted);
      }),
      { seed: 2012, numRuns: 300 },
    );
  });
});
