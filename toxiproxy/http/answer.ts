import { announced, NO_BODY, type Framing } from "./framing.ts";
import { parseHead, type MessageHead } from "./message-head.ts";
import { NotHttp } from "./not-http.ts";

export interface Answer {
  readonly status: number;
  readonly head: MessageHead;
  /** More answers to the same request follow: 100 Continue, 103 Early Hints. */
  readonly isInterim: boolean;
}

const LINE = /^HTTP\/1\.[01] ([1-9]\d\d)(?: [^\r\n]*)?$/u;
const START = "HTTP/1.";

/** Whether an answer may begin like this; a whole line has its line end. */
export function mayBeAnswer(line: string): boolean {
  if (line.endsWith("\n")) return LINE.test(line.replace(/\r\n$/u, ""));
  return line.startsWith(START) || START.startsWith(line);
}

export function parseAnswer(text: string): Answer {
  const head = parseHead(text);
  const status = Number(LINE.exec(head.start)?.[1]);
  if (Number.isNaN(status)) throw new NotHttp(`no status line: ${head.start}`);
  return { status, head, isInterim: status < 200 && status !== 101 };
}

/** Where the body of an answer ends, which hangs on the method of its request (RFC 9112, 6.3). */
export function framingOf({ status, head, isInterim }: Answer, method: string): Framing {
  if (isInterim || method === "HEAD" || status === 204 || status === 304) return NO_BODY;
  return announced(head) ?? { by: "close" };
}
