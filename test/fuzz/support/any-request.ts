import * as fc from "fast-check";
import type { Ending } from "./throw-at.ts";

export const latin = (text: string): Buffer => Buffer.from(text, "latin1");
const method = fc.constantFrom(
  "GET",
  "POST",
  "PATCH",
  "DELETE",
  "PUT",
  "CONNECT",
  "OPTIONS",
  "get",
  "",
  "G\0T",
);
const path = fc.constantFrom(
  "/version",
  "/proxies",
  "/proxies/none",
  "/proxies/none/toxics",
  "/proxies/%zz",
  "/proxies/%00/toxics/%2f",
  "/populate",
  "*",
  "//",
  "/../../etc",
  "http://elsewhere.invalid/version",
  `/${"a".repeat(20_000)}`,
);
const header = fc.constantFrom(
  "Content-Length: 5",
  "Content-Length: -1",
  "Content-Length: 99999999999999999999",
  "Content-Length: 1, 2",
  "Transfer-Encoding: chunked",
  "Transfer-Encoding: gzip, chunked",
  "Expect: 100-continue",
  "Expect: miracles",
  "Connection: Upgrade\r\nUpgrade: websocket",
  "Connection: close",
  "Content-Type: multipart/form-data; boundary=x",
  "Content-Encoding: gzip",
  " folded",
  "No colon",
  ": no name",
  `X: ${"h".repeat(20_000)}`,
  "X: \u0000\u0007",
);
const body = fc.oneof(
  fc.constantFrom("", "5\r\nhello\r\n0\r\n\r\n", "fffffffffffffffff\r\n", "zz\r\n", "{}", "\0\0\0\0\0"),
  fc.json().map((text) => `Content-Length: ${text.length}\r\n\r\n${text}`),
);

/** One request, or something like it. */
const request = fc
  .tuple(
    method,
    path,
    fc.constantFrom("HTTP/1.1", "HTTP/1.0", "HTTP/9.9", ""),
    fc.array(header, { maxLength: 3 }),
    body,
  )
  .map(([verb, target, version, headers, rest]) =>
    latin(`${[`${verb} ${target} ${version}`, "Host: x", ...headers].join("\r\n")}\r\n\r\n${rest}`),
  );
const garbage = fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => Buffer.from(bytes));
export const pieces = fc.array(fc.oneof({ weight: 4, arbitrary: request }, garbage), {
  minLength: 1,
  maxLength: 6,
});
export const ending = fc.constantFrom<Ending>("half-closes", "half-closes", "goes away");
