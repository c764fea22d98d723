import { unreadable, type LogReader, type Read, type Tell } from "./log-format.ts";

/** A longer line is no line of an access log, and is never held whole. */
export const LONGEST_LINE = 65_536;
const TOO_LONG = unreadable("it is longer than 64 KB");
/** So much of a line that is too long is kept, to show it. */
const KEPT = 200;
const BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

/** Nothing for a line that is only about the log itself. */
export type ReadLine = (line: string) => Read | undefined;

/** Cuts pieces of any size into lines, in bounded memory. */
export class Lines implements LogReader {
  private readonly readLine: ReadLine;
  private readonly tell: Tell;
  private number = 0;
  private rest = "";
  private skips = false;

  constructor(readLine: ReadLine, tell: Tell) {
    this.readLine = readLine;
    this.tell = tell;
  }

  take(piece: string): void {
    let from = 0;
    for (let end = piece.indexOf("\n"); end !== -1; end = piece.indexOf("\n", from)) {
      this.grow(piece.slice(from, end));
      this.close();
      from = end + 1;
    }
    this.grow(piece.slice(from));
  }

  end(): void {
    if (this.rest !== "" || this.skips) this.close();
  }

  private grow(part: string): void {
    if (this.skips) return;
    this.rest = this.rest === "" ? part : this.rest + part;
    if (this.rest.length <= LONGEST_LINE) return;
    this.skips = true;
    this.rest = this.rest.slice(0, KEPT);
  }

  private close(): void {
    this.number += 1;
    const { rest, skips } = this;
    [this.rest, this.skips] = ["", false];
    if (skips) return this.tell(TOO_LONG, this.number, rest);
    const marked = this.number === 1 && rest.startsWith(BYTE_ORDER_MARK);
    const line = rest.slice(marked ? BYTE_ORDER_MARK.length : 0, rest.endsWith("\r") ? -1 : undefined);
    if (line === "") return;
    const read = this.readLine(line);
    if (read !== undefined) this.tell(read, this.number, line);
  }
}
