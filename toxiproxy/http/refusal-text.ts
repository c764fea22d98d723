import { STATUS_CODES } from "node:http";
import type { HttpEffect } from "./http-toxic.ts";

export type Refusal = Extract<HttpEffect, { does: "refuse" }>;

const WITHOUT_BODY = new Set([204, 304]);

export const GO_AHEAD = Buffer.from("HTTP/1.1 100 Continue\r\n\r\n");

/** The whole answer to a request that does not reach the service; `closes` says that it is the last one. */
export function refusalText(
  refusal: Refusal,
  { method, closes }: { readonly method: string; readonly closes: boolean },
): Buffer {
  const { status, retryAfter } = refusal;
  const body = Buffer.from(refusal.body);
  const type = /^\s*[[{]/u.test(refusal.body) ? "application/json" : "text/plain; charset=utf-8";
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "Unknown"}`,
    ...(retryAfter === 0 ? [] : [`retry-after: ${retryAfter}`]),
    ...(body.length === 0 ? [] : [`content-type: ${type}`]),
    ...(WITHOUT_BODY.has(status) ? [] : [`content-length: ${body.length}`]),
    ...(closes ? ["connection: close"] : []),
  ];
  const text = Buffer.from(`${head.join("\r\n")}\r\n\r\n`);
  return method === "HEAD" ? text : Buffer.concat([text, body]);
}
