import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodyReader } from "../../../toxiproxy/http/body-reader.ts";
import { NotHttp } from "../../../toxiproxy/http/not-http.ts";
import { isMeant } from "../../../toxiproxy/http/path-pattern.ts";
import { mayBeRequest, parseRequest } from "../../../toxiproxy/http/request.ts";
import { trickle } from "../../../toxiproxy/http/trickle.ts";

const pathOf = (target: string): string => parseRequest(`GET ${target} HTTP/1.1\r\n\r\n`).path;

describe("which paths are meant", () => {
  it.each([
    ["/", "/", true],
    ["/", "/a/b", true],
    ["/a", "/a", true],
    ["/a", "/a/b", true],
    ["/a", "/ab", false],
    ["/a/", "/a", false],
    ["/a/", "/a/b", true],
    ["/a*", "/ab", true],
    ["*.csv", "/a/b.csv", true],
    ["*.csv", "/a/b.csv/c", false],
    ["/a/*/c", "/a/b/b/c", true],
    ["/a/*/c", "/a/c", false],
    ["/a*a", "/a", false],
    ["*", "*", true],
  ])("%s and %s: %s", (pattern, path, wanted) => {
    expect(isMeant(path, pattern)).toBe(wanted);
  });

  it("a glob means what the regular expression of the same shape does", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "/"), maxLength: 12 });
    const globs = fc.string({ unit: fc.constantFrom("a", "b", "/", "*"), maxLength: 8 });
    fc.assert(
      fc.property(letters, globs, (path, glob) => {
        fc.pre(glob.includes("*"));
        expect(isMeant(path, glob)).toBe(new RegExp(`^${glob.replaceAll("*", ".*")}$`, "u").test(path));
      }),
      { seed: 2012, numRuns: 2000 },
    );
  });

  it("takes the path of each form of target", () => {
    expect(["/a?b=/c", "/a#b", "http://h:1/a?b", "http://h?x", "h:443", "*"].map(pathOf)).toEqual([
      "/a",
      "/a",
      "/a",
      "/",
      "h:443",
      "*",
    ]);
  });
});

describe("what is no HTTP", () => {
  it.each([
    "Host : x",
    "no colon",
    " folded: x",
    "a: b\rc: d",
    "Content-Length: -1",
    "Content-Length: 5, 5",
    "Content-Length: 1e3",
    "Content-Length: 5\r\nContent-Length: 6",
    "Content-Length: 5\r\nTransfer-Encoding: chunked",
    "Transfer-Encoding: chunked, gzip",
    "Transfer-Encoding: xchunked",
  ])("a request with %j", (field) => {
    expect(() => parseRequest(`GET / HTTP/1.1\r\n${field}\r\n\r\n`)).toThrow(NotHttp);
  });

  it.each([
    "z\r\n",
    "5\nhello",
    "-1\r\n",
    "5\r\nhello!\r\n",
    `${"1".repeat(13)}\r\n`,
    `1;${"x".repeat(5000)}`,
  ])("a chunked body with %j", (text) => {
    const body = bodyReader({ by: "chunks" });
    expect(() => body.take(Buffer.from(text), () => undefined)).toThrow(NotHttp);
  });

  it("a first line is known as a request at each of its bytes, and nothing else is", () => {
    const line = "PROPFIND /a?b HTTP/1.0\r\n";
    for (let end = 1; end <= line.length; end += 1) expect(mayBeRequest(line.slice(0, end))).toBe(true);
    for (const other of [
      "get /",
      "GET  /",
      "GET / HTTPS",
      "GET / HTTP/2",
      "GET /\n",
      "\r\n",
      "GET / HTTP/1.1\n",
    ]) {
      expect(mayBeRequest(other)).toBe(false);
    }
  });
});

it("a head that trickles is whole, begins at once and ends when it should", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 5000 }), (length, ms) => {
      const bytes = Buffer.from(Array.from({ length }, (_, n) => n % 256));
      const pieces = [...trickle(bytes, ms)];
      expect(Buffer.concat(pieces.map(({ piece }) => piece)).equals(bytes)).toBe(true);
      expect([pieces[0]?.after, pieces.at(-1)?.after]).toEqual([0, ms]);
    }),
    { seed: 2012 },
  );
});
