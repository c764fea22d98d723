import { describe, expect, it } from "vitest";
import { UsageError } from "../../../model/errors.ts";
import type { Request } from "../../../model/traffic.ts";
import { createRequestWriter } from "../../../run/engines/http/write-request.ts";

const write = (change: Partial<Request>): string =>
  createRequestWriter({ host: "127.0.0.1", port: 8080 })({
    call: 0,
    method: "GET",
    path: "/",
    headers: {},
    write: false,
    ...change,
  });

describe("writing a request", () => {
  it("names the host and ends the headers", () => {
    expect(write({ path: "/voters?turf=3" })).toBe(
      "GET /voters?turf=3 HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\r\n",
    );
  });

  it("counts the body in bytes, not in letters", () => {
    expect(write({ method: "POST", headers: { A: "b" }, body: "ü" })).toBe(
      "POST / HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nA: b\r\nContent-Length: 2\r\n\r\nü",
    );
  });

  it("says that there is no body where one is expected", () => {
    expect(write({ method: "POST" })).toContain("Content-Length: 0\r\n\r\n");
  });

  it("leaves the host to the scenario when it names one", () => {
    expect(write({ headers: { host: "votes.example" } })).toBe(
      "GET / HTTP/1.1\r\nhost: votes.example\r\n\r\n",
    );
  });

  it("puts an IPv6 address in brackets", () => {
    const writeTo6 = createRequestWriter({ host: "::1", port: 80 });
    const request = { call: 0, method: "GET", path: "/", headers: {}, write: false };
    expect(writeTo6(request)).toContain("Host: [::1]:80\r\n");
  });

  it.each([
    ["a line break", "/a\r\nEvil: 1", "/a%0D%0AEvil:%201"],
    ["a space", "/a b", "/a%20b"],
    ["letters beyond ASCII", "/grün", "/gr%C3%BCn"],
    ["half a character", "/\uD800", "/%EF%BF%BD"],
  ])("encodes %s in the path", (_, path, expected) => {
    expect(write({ path }).split("\r\n")[0]).toBe(`GET ${expected} HTTP/1.1`);
  });

  it.each([
    ["a line break in a value", { headers: { A: "b\r\nEvil: 1" } }],
    ["a bare line feed in a value", { headers: { A: "b\nEvil: 1" } }],
    ["a line break in a name", { headers: { "A\r\nEvil": "1" } }],
    ["a colon in a name", { headers: { "A:": "1" } }],
    ["a method of two words", { method: "GET / HTTP/1.1\r\nEvil:" }],
    ["a second length", { headers: { "content-Length": "5" } }],
    ["a second framing", { headers: { "Transfer-Encoding": "chunked" } }],
  ])("refuses %s", (_, change) => {
    expect(() => write(change)).toThrow(UsageError);
  });
});
