import type { LineReader } from "./line-reader.ts";

const SEMICOLON = 59;
const SPACE = 32;
const TAB = 9;
/** More hexadecimal digits could not be counted exactly. */
const SIZE_DIGITS = 13;

export type BodyKind = "none" | "counted" | "chunked" | "until-close";

/** The value of a hexadecimal digit, or -1. */
function hexOf(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 0x20;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/** The size that a chunk announces, or -1 when the line is none. */
function chunkSize({ bytes, from, to }: LineReader): number {
  let size = 0;
  let at = from;
  for (; at < to; at += 1) {
    const digit = hexOf(bytes[at] ?? 0);
    if (digit < 0) break;
    size = size * 16 + digit;
  }
  const digits = at - from;
  if (digits === 0 || digits > SIZE_DIGITS) return -1;
  const next = bytes[at];
  return at === to || next === SEMICOLON || next === SPACE || next === TAB ? size : -1;
}

/** Counts the bytes of a body to its end; the bytes themselves are not kept. */
export class AnswerBody {
  isDone = true;
  bytes = 0;
  private kind: BodyKind = "none";
  private left = 0;
  private awaits: "size" | "data" | "data-end" | "trailer" = "size";
  private readonly lines: LineReader;

  constructor(lines: LineReader) {
    this.lines = lines;
  }

  get endsWithTheConnection(): boolean {
    return this.kind === "until-close";
  }

  begin(kind: BodyKind, length: number): void {
    this.kind = kind;
    this.left = length;
    this.bytes = 0;
    this.awaits = "size";
    this.isDone = kind === "none" || (kind === "counted" && length === 0);
    this.lines.reset();
  }

  /** The position behind what belongs to the body, or -1 when it is garbage. */
  read(chunk: Buffer, at: number, end: number): number {
    if (this.kind === "chunked") return this.readChunks(chunk, at, end);
    if (this.kind === "until-close") this.left = end - at;
    const position = this.count(at, end);
    if (this.kind === "counted" && this.left === 0) this.isDone = true;
    return position;
  }

  private count(at: number, end: number): number {
    const taken = Math.min(this.left, end - at);
    this.left -= taken;
    this.bytes += taken;
    return at + taken;
  }

  private readChunks(chunk: Buffer, start: number, end: number): number {
    let at = start;
    while (at < end && !this.isDone) {
      if (this.awaits === "data") {
        at = this.count(at, end);
        if (this.left === 0) this.awaits = "data-end";
        continue;
      }
      const next = this.lines.read(chunk, at, end);
      if (this.lines.isTooLong) return -1;
      if (next === -1) return end;
      if (!this.readLine()) return -1;
      at = next;
    }
    return at;
  }

  private readLine(): boolean {
    const isEmpty = this.lines.from === this.lines.to;
    if (this.awaits === "trailer") {
      this.isDone = isEmpty;
      return true;
    }
    if (this.awaits === "data-end") {
      this.awaits = "size";
      return isEmpty;
    }
    const size = chunkSize(this.lines);
    this.left = size;
    this.awaits = size === 0 ? "trailer" : "data";
    // The limit is for one block of lines: a long body may have many chunks.
    this.lines.reset();
    return size >= 0;
  }
}
