import { AnswerBody, type BodyKind } from "./answer-body.ts";
import { AnswerHead, HTTP_1 } from "./answer-head.ts";
import { LineReader } from "./line-reader.ts";

export type Progress = "more" | "answered" | "garbage";

/** Reads one HTTP/1.x answer from chunks that may be split anywhere; call `begin` before each answer. */
export class AnswerParser {
  private readonly lines = new LineReader();
  private readonly head = new AnswerHead();
  private readonly body = new AnswerBody(this.lines);
  private isHead = false;
  private inBody = false;
  private hasBytes = false;
  private hasSurplus = false;

  get status(): number {
    return this.head.status;
  }

  get bodyBytes(): number {
    return this.body.bytes;
  }

  /** May another request follow on this connection? Not after bytes that belong to no answer. */
  get isReusable(): boolean {
    return this.head.keepAlive && !this.hasSurplus && !this.body.endsWithTheConnection;
  }

  begin(isHead: boolean): void {
    this.isHead = isHead;
    this.inBody = false;
    this.hasBytes = false;
    this.hasSurplus = false;
    this.head.reset();
    this.lines.reset();
  }

  /** Takes the first `end` bytes of the chunk. */
  read(chunk: Buffer, end: number): Progress {
    if (end > 0) this.hasBytes = true;
    let at = 0;
    if (!this.inBody) {
      at = this.readHead(chunk, end);
      if (at < 0) return "garbage";
      if (!this.inBody) return "more";
    }
    if (!this.body.isDone) at = this.body.read(chunk, at, end);
    if (at < 0) return "garbage";
    this.hasSurplus = at < end;
    return this.body.isDone ? "answered" : "more";
  }

  /** What it means when the other side ends the connection now. */
  finish(): "answered" | "cut-short" | "closed" {
    if (!this.hasBytes) return "closed";
    return this.inBody && this.body.endsWithTheConnection ? "answered" : "cut-short";
  }

  /** The position behind what was read of the head, or -1 when it is garbage. */
  private readHead(chunk: Buffer, end: number): number {
    let at = 0;
    while (at < end) {
      const next = this.lines.read(chunk, at, end);
      if (this.lines.isTooLong) return -1;
      if (next === -1) return this.canStillBeHttp() ? end : -1;
      at = next;
      const meaning = this.head.read(this.lines);
      if (meaning === "garbage") return -1;
      if (meaning === "more") continue;
      if (this.head.status >= 200) return this.beginBody() ? at : -1;
      this.head.reset();
    }
    return at;
  }

  private canStillBeHttp(): boolean {
    return this.head.status !== 0 || this.lines.partStartsLike(HTTP_1);
  }

  private beginBody(): boolean {
    const { hasEncoding, length } = this.head;
    if (hasEncoding && length !== undefined) return false;
    this.inBody = true;
    this.body.begin(this.kindOfBody(), length ?? 0);
    return true;
  }

  private kindOfBody(): BodyKind {
    const { status, isChunked, hasEncoding, length } = this.head;
    if (this.isHead || status === 204 || status === 304) return "none";
    if (isChunked) return "chunked";
    return hasEncoding || length === undefined ? "until-close" : "counted";
  }
}
