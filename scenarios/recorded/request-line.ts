import { OTHER, type Moment, type Read } from "./log-format.ts";

const METHOD = /^[A-Za-z]{1,20}$/u;
const STATUS = /^[1-5]\d\d$/u;

/** A status as a number; 0 for `-`, `000` and everything else that is none. */
export const statusOf = (text: string): number => (STATUS.test(text) ? Number(text) : 0);

/** `GET /voters/7 HTTP/1.1`; what a server noted of bytes that are no request is no call. */
export function requestLine(text: string, status: number, at: Moment | undefined): Read {
  const space = text.indexOf(" ");
  const method = text.slice(0, space);
  if (space === -1 || !METHOD.test(method)) return OTHER;
  const protocol = text.lastIndexOf(" HTTP/");
  const target = text.slice(space + 1, protocol > space ? protocol : undefined).trim();
  return { kind: "call", method, target, status, at };
}

/** Where a text in quotes ends, or -1; a quote behind an odd number of backslashes is part of it. */
export function closingQuote(line: string, from: number): number {
  let end = line.indexOf('"', from);
  for (; end !== -1; end = line.indexOf('"', end + 1)) {
    let slashes = 0;
    while (end - 1 - slashes >= from && line[end - 1 - slashes] === "\\") slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return -1;
}
