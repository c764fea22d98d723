import { announced, NO_BODY, type Framing } from "./framing.ts";
import { hasWord, parseHead } from "./message-head.ts";
import { NotHttp } from "./not-http.ts";

export interface Request {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly framing: Framing;
  /** The client waits to be told that it may send the body. */
  readonly expects: boolean;
  /** The connection ends behind the answer. */
  readonly closes: boolean;
  /** What follows may be no HTTP any more: the answer tells. */
  readonly mayTunnel: boolean;
}

const LINE = /^([A-Z]{1,20}) (\S{1,8000}) HTTP\/1\.([01])$/u;
const METHOD = /^[A-Z]{1,20}$/u;
const VERSIONS = ["HTTP/1.1\r", "HTTP/1.0\r"];

/** Whether a request may begin like this; a whole line has its line end. */
export function mayBeRequest(line: string): boolean {
  if (line.endsWith("\n")) return LINE.test(line.replace(/\r\n$/u, ""));
  const [method = "", target = "", version = "", ...more] = line.split(" ");
  const mayBeVersion = VERSIONS.some((whole) => whole.startsWith(version));
  return METHOD.test(method) && !/\s/u.test(target) && mayBeVersion && more.length === 0;
}

export function parseRequest(text: string): Request {
  const head = parseHead(text);
  const [, method = "", target = "", minor] = LINE.exec(head.start) ?? [];
  if (method === "") throw new NotHttp(`no request line: ${head.start}`);
  const isNew = minor === "1";
  return {
    method,
    path: pathOf(target),
    framing: announced(head) ?? NO_BODY,
    expects: isNew && hasWord(head, "expect", "100-continue"),
    closes: !isNew || hasWord(head, "connection", "close"),
    mayTunnel: method === "CONNECT" || head.fields.has("upgrade"),
  };
}

/** The path of a target such as `/a?b`, `http://host/a` or, for CONNECT, `host:443`. */
function pathOf(target: string): string {
  const [path = ""] = target.split(/[?#]/u);
  const absolute = /^[a-z][a-z0-9+.-]*:\/\/[^/]*(.*)$/iu.exec(path);
  return absolute === null ? path : absolute[1] || "/";
}
