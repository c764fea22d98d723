import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AnswerParser } from "../../../run/engines/http/answer-parser.ts";

const OK = "HTTP/1.1 200 OK\r\n";
const BIG = "x".repeat(70 * 1024);

/** What a parser makes of these pieces, followed by the end of the connection. */
function parse(pieces: readonly string[], isHead = false): string {
  const parser = new AnswerParser();
  parser.begin(isHead);
  for (const [index, piece] of pieces.entries()) {
    const bytes = Buffer.from(piece, "latin1");
    const progress = parser.read(bytes, bytes.length);
    if (progress === "garbage") return "garbage";
    if (progress === "more") continue;
    const isReusable = parser.isReusable && pieces.slice(index + 1).join("") === "";
    return `${parser.status} with ${parser.bodyBytes} bytes, ${isReusable ? "keep" : "close"}`;
  }
  const end = parser.finish();
  return end === "answered" ? `${parser.status} with ${parser.bodyBytes} bytes, at the end` : end;
}

const cases: readonly [title: string, bytes: string, expected: string][] = [
  ["a counted body", `${OK}Content-Length: 5\r\n\r\nhello`, "200 with 5 bytes, keep"],
  ["an empty body", `${OK}content-length:0\r\n\r\n`, "200 with 0 bytes, keep"],
  ["bare line feeds", "HTTP/1.1 200 OK\nContent-Length: 2\n\nhi", "200 with 2 bytes, keep"],
  ["no reason", "HTTP/1.1 503\r\nContent-Length: 0\r\n\r\n", "503 with 0 bytes, keep"],
  [
    "the same length twice",
    `${OK}Content-Length: 2\r\nContent-Length: 2, 2\r\n\r\nhi`,
    "200 with 2 bytes, keep",
  ],
  ["Connection: close", `${OK}CONNECTION: Close\r\nContent-Length: 1\r\n\r\nx`, "200 with 1 bytes, close"],
  [
    "a list in Connection",
    `${OK}Connection: foo, close\r\nContent-Length: 1\r\n\r\nx`,
    "200 with 1 bytes, close",
  ],
  ["HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx", "200 with 1 bytes, close"],
  [
    "HTTP/1.0 that stays",
    "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\nx",
    "200 with 1 bytes, keep",
  ],
  ["a body until the end", `${OK}\r\nhello`, "200 with 5 bytes, at the end"],
  ["another encoding", `${OK}Transfer-Encoding: gzip\r\n\r\nhello`, "200 with 5 bytes, at the end"],
  ["204", "HTTP/1.1 204 No Content\r\n\r\n", "204 with 0 bytes, keep"],
  ["304 with a length", "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n", "304 with 0 bytes, keep"],
  [
    "chunks",
    `${OK}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nA\r\n0123456789\r\n0\r\n\r\n`,
    "200 with 15 bytes, keep",
  ],
  [
    "chunks with extensions and trailers",
    `${OK}transfer-encoding: gzip, Chunked\r\n\r\n1;a=b\r\nx\r\n1 \r\ny\r\n000\r\nSum: 1\r\nMore: 2\r\n\r\n`,
    "200 with 2 bytes, keep",
  ],
  [
    "100 before the answer",
    `HTTP/1.1 100 Continue\r\n\r\n${OK}Content-Length: 1\r\n\r\nx`,
    "200 with 1 bytes, keep",
  ],
  [
    "hints before the answer",
    `HTTP/1.1 103 Early Hints\r\nConnection: close\r\nContent-Length: 9\r\n\r\n${OK}Content-Length: 1\r\n\r\nx`,
    "200 with 1 bytes, keep",
  ],
  ["surplus bytes", `${OK}Content-Length: 1\r\n\r\nxy`, "200 with 1 bytes, close"],
  ["surplus bytes after 204", "HTTP/1.1 204 No Content\r\n\r\nx", "204 with 0 bytes, close"],
  [
    "surplus bytes after chunks",
    `${OK}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nx`,
    "200 with 0 bytes, close",
  ],
  [
    "a long header that does not matter",
    `${OK}Cookie: ${"c".repeat(9000)}\r\nContent-Length: 0\r\n\r\n`,
    "200 with 0 bytes, keep",
  ],
  ["nothing", "", "closed"],
  ["half a status line", "HTTP/1.1 2", "cut-short"],
  ["half the headers", `${OK}Content-Le`, "cut-short"],
  ["half a body", `${OK}Content-Length: 5\r\n\r\nhe`, "cut-short"],
  ["half a chunk", `${OK}Transfer-Encoding: chunked\r\n\r\n5\r\nhe`, "cut-short"],
  ["chunks without their end", `${OK}Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n`, "cut-short"],
  ["only 100", "HTTP/1.1 100 Continue\r\n\r\n", "cut-short"],
  ["another protocol", "SSH-2.0-OpenSSH_9.2\r\n", "garbage"],
  ["another protocol without a line end", "\x00\x01\x02", "garbage"],
  ["HTTP/2", "HTTP/2.0 200 OK\r\n\r\n", "garbage"],
  ["a version that does not exist", "HTTP/1.7 200 OK\r\n\r\n", "garbage"],
  ["a status of letters", "HTTP/1.1 2x0 OK\r\n\r\n", "garbage"],
  ["a status of four digits", "HTTP/1.1 2000 OK\r\n\r\n", "garbage"],
  ["a status below 100", "HTTP/1.1 042 OK\r\n\r\n", "garbage"],
  ["an empty first line", `\r\n${OK}Content-Length: 0\r\n\r\n`, "garbage"],
  ["a switch of protocols", "HTTP/1.1 101 Switching Protocols\r\n\r\n", "garbage"],
  ["a negative length", `${OK}Content-Length: -1\r\n\r\n`, "garbage"],
  ["a length of letters", `${OK}Content-Length: five\r\n\r\nhello`, "garbage"],
  ["an empty length", `${OK}Content-Length: \r\n\r\n`, "garbage"],
  ["a length beyond counting", `${OK}Content-Length: 9999999999999999\r\n\r\n`, "garbage"],
  ["a length behind a wall of spaces", `${OK}Content-Length:${" ".repeat(1008)}123\r\n\r\n`, "garbage"],
  ["two lengths", `${OK}Content-Length: 2\r\nContent-Length: 3\r\n\r\nhi`, "garbage"],
  ["a length and chunks", `${OK}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, "garbage"],
  ["a header without a colon", `${OK}what is this\r\n\r\n`, "garbage"],
  ["a header without a name", `${OK}: 5\r\n\r\n`, "garbage"],
  ["a space before the colon", `${OK}Content-Length : 5\r\n\r\nhello`, "garbage"],
  ["a folded header", `${OK}A: 1\r\n 2\r\n\r\n`, "garbage"],
  ["a size that is not hexadecimal", `${OK}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`, "garbage"],
  ["an empty size", `${OK}Transfer-Encoding: chunked\r\n\r\n\r\n`, "garbage"],
  ["a size beyond counting", `${OK}Transfer-Encoding: chunked\r\n\r\n11111111111111\r\n`, "garbage"],
  ["a chunk longer than its size", `${OK}Transfer-Encoding: chunked\r\n\r\n1\r\nxyz\r\n0\r\n\r\n`, "garbage"],
];

const heavy: readonly [title: string, bytes: string, expected: string][] = [
  ["headers over 64 KB in one line", `${OK}A: ${BIG}\r\n\r\n`, "garbage"],
  ["headers over 64 KB in many lines", `${OK}${"A: b\r\n".repeat(12_000)}\r\n`, "garbage"],
  ["a status line without an end", `HTTP/1.1 200 ${BIG}`, "garbage"],
  [
    "trailers over 64 KB",
    `${OK}Transfer-Encoding: chunked\r\n\r\n0\r\n${"A: b\r\n".repeat(12_000)}\r\n`,
    "garbage",
  ],
  ["a long body", `${OK}Content-Length: ${BIG.length}\r\n\r\n${BIG}`, "200 with 71680 bytes, keep"],
  [
    "many small chunks",
    `${OK}Transfer-Encoding: chunked\r\n\r\n${"1\r\nx\r\n".repeat(30_000)}0\r\n\r\n`,
    "200 with 30000 bytes, keep",
  ],
];

const splitAt = (text: string, cuts: readonly number[]): string[] => {
  const places = [0, ...[...cuts].sort((a, b) => a - b), text.length];
  return places.slice(1).map((place, index) => text.slice(places[index], place));
};

describe("reading an answer", () => {
  it.each([...cases, ...heavy])("understands %s", (_, bytes, expected) => {
    expect(parse([bytes])).toBe(expected);
  });

  it("expects no body after HEAD, whatever the length says", () => {
    expect(parse([`${OK}Content-Length: 5\r\n\r\n`], true)).toBe("200 with 0 bytes, keep");
  });

  it.each(cases)("understands %s byte by byte", (_, bytes, expected) => {
    expect(parse(bytes.split(""))).toBe(expected);
  });

  it.each([...cases, ...heavy])("does not care how %s is split", (_, bytes, expected) => {
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 8 }), (cuts) => {
        expect(parse(splitAt(bytes, cuts))).toBe(expected);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it("makes the same of any bytes, however they are split", () => {
    const word = fc.constantFrom(
      OK,
      "HTTP/1.1 204 X\r\n",
      "Content-Length: ",
      "3",
      "\r\n",
      "\n",
      "\r",
      ":",
      " ",
      "a",
      "\0",
      "Transfer-Encoding: chunked",
    );
    const bytes = fc.array(word, { maxLength: 12 }).map((words) => words.join(""));
    fc.assert(
      fc.property(bytes, fc.array(fc.nat(200), { maxLength: 6 }), (text, cuts) => {
        expect(
          parse(
            splitAt(
              text,
              cuts.map((cut) => Math.min(cut, text.length)),
            ),
          ),
        ).toBe(parse([text]));
      }),
      { numRuns: 2000, seed: 11 },
    );
  });

  it("reads one answer after the other", () => {
    const parser = new AnswerParser();
    for (const body of ["one", "three"]) {
      parser.begin(false);
      const bytes = Buffer.from(`${OK}Content-Length: ${body.length}\r\n\r\n${body}`);
      expect(parser.read(bytes, bytes.length)).toBe("answered");
      expect(parser.bodyBytes).toBe(body.length);
    }
  });

  it("looks at no byte behind the end it was given", () => {
    const parser = new AnswerParser();
    parser.begin(false);
    const bytes = Buffer.from(`${OK}Content-Length: 0\r\n\r\nleft from before`);
    expect(parser.read(bytes, 10)).toBe("more");
    expect(parser.finish()).toBe("cut-short");
  });
});
