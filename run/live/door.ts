import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Why somebody is not let in. */
export interface Refusal {
  readonly code: number;
  readonly text: string;
}

const DEFAULT_PORT = 80;

/** Names of this machine for this port; another name that leads here is somebody's trick. */
const hostsOf = (port: number): readonly string[] =>
  ["127.0.0.1", "localhost"].flatMap((name) => [`${name}:${port}`, ...(port === DEFAULT_PORT ? [name] : [])]);

/** Whether a page of another origin, or a name that was made to lead here, asks; pages of ours tell their origin. */
export function refusalAtDoor({ headers, method }: IncomingMessage, port: number): Refusal | undefined {
  const { host = "", origin } = headers;
  if (!hostsOf(port).includes(host))
    return { code: 421, text: `This is no place called "${host.slice(0, 100)}"; use 127.0.0.1.` };
  const isOurs = origin === `http://${host}`;
  if (origin === undefined ? method === "POST" : !isOurs)
    return { code: 403, text: "Only the page of this control room may ask that." };
  const site = headers["sec-fetch-site"];
  const isNavigation = headers["sec-fetch-mode"] === "navigate" && method === "GET";
  if ((site === "cross-site" || site === "same-site") && !isNavigation)
    return { code: 403, text: "Only the page of this control room may ask that." };
  return undefined;
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Compares without telling by its time how much was right. */
export const isSameToken = (given: string, token: string): boolean =>
  timingSafeEqual(digest(given), digest(token));
