import type { LineReader } from "./line-reader.ts";

const SPACE = 32;
const TAB = 9;
const COLON = 58;
const ZERO = 48;
const CONTENT_LENGTH = Buffer.from("content-length");
const TRANSFER_ENCODING = Buffer.from("transfer-encoding");
const CONNECTION = Buffer.from("connection");
const LOWER = 0x20;
/** Lengths above 15 digits could not be counted exactly. */
const LENGTH = /^\d{1,15}$/;

export const HTTP_1 = Buffer.from("HTTP/1.");

export type LineMeaning = "more" | "end" | "garbage";

const digitAt = (bytes: Buffer, at: number): number => {
  const digit = (bytes[at] ?? 0) - ZERO;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
};

const isBlank = (byte: number | undefined): boolean => byte === SPACE || byte === TAB;

/** Where the name of a field ends, or -1 when the line is no field. */
function colonOf({ bytes, from, to }: LineReader): number {
  let colon = from;
  while (colon < to && bytes[colon] !== COLON) colon += 1;
  if (colon === from || colon === to) return -1;
  return isBlank(bytes[from]) || isBlank(bytes[colon - 1]) ? -1 : colon;
}

function nameIs({ bytes, from }: LineReader, colon: number, name: Buffer): boolean {
  if (colon - from !== name.length) return false;
  for (let index = 0; index < name.length; index += 1) {
    if (((bytes[from + index] ?? 0) | LOWER) !== name[index]) return false;
  }
  return true;
}

const wordsOf = ({ bytes, to }: LineReader, colon: number): string[] =>
  bytes
    .toString("latin1", colon + 1, to)
    .toLowerCase()
    .split(",")
    .map((word) => word.trim());

/** What the status line and the few headers that decide about the body say, line by line. */
export class AnswerHead {
  status = 0;
  length: number | undefined;
  isChunked = false;
  hasEncoding = false;
  keepAlive = false;

  reset(): void {
    this.status = 0;
    this.length = undefined;
    this.isChunked = false;
    this.hasEncoding = false;
    this.keepAlive = false;
  }

  read(line: LineReader): LineMeaning {
    if (this.status === 0) return this.readStatus(line);
    if (line.from === line.to) return "end";
    return this.readField(line) ? "more" : "garbage";
  }

  private readStatus({ bytes, from, to }: LineReader): LineMeaning {
    if (bytes.compare(HTTP_1, 0, HTTP_1.length, from, Math.min(to, from + HTTP_1.length)) !== 0)
      return "garbage";
    const minor = digitAt(bytes, from + 7);
    const status =
      digitAt(bytes, from + 9) * 100 + digitAt(bytes, from + 10) * 10 + digitAt(bytes, from + 11);
    const isFramed =
      to - from >= 12 && bytes[from + 8] === SPACE && (to - from === 12 || bytes[from + 12] === SPACE);
    // Nobody asked to switch protocols, so 101 is not an answer to anything.
    if (!isFramed || !(minor <= 1) || !(status >= 100) || status === 101) return "garbage";
    this.status = status;
    this.keepAlive = minor === 1;
    return "more";
  }

  private readField(line: LineReader): boolean {
    const colon = colonOf(line);
    if (colon < 0) return false;
    if (nameIs(line, colon, CONTENT_LENGTH)) return this.readLength(line, colon);
    if (nameIs(line, colon, TRANSFER_ENCODING)) return this.readEncoding(line, colon);
    if (nameIs(line, colon, CONNECTION)) this.readConnection(line, colon);
    return true;
  }

  /** A repeated length is fine as long as it is the same one. */
  private readLength(line: LineReader, colon: number): boolean {
    for (const word of wordsOf(line, colon)) {
      if (!LENGTH.test(word)) return false;
      const length = Number(word);
      if (this.length !== undefined && this.length !== length) return false;
      this.length = length;
    }
    return !line.isClipped;
  }

  private readConnection(line: LineReader, colon: number): void {
    for (const word of wordsOf(line, colon)) {
      if (word === "close") this.keepAlive = false;
      if (word === "keep-alive") this.keepAlive = true;
    }
  }

  private readEncoding(line: LineReader, colon: number): boolean {
    this.hasEncoding = true;
    this.isChunked = wordsOf(line, colon).at(-1) === "chunked";
    return !line.isClipped;
  }
}
