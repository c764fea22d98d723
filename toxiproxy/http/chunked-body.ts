import type { BodyReader } from "./body-reader.ts";
import { NotHttp } from "./not-http.ts";

const LINE_END = 10;
const LONGEST_LINE = 4096;
const SIZE = /^([0-9a-f]{1,12})[ \t]*(?:;.*)?$/iu;
const RADIX = 16;

/** Size line, data, line end; again, until a chunk of size 0, its trailers and an empty line. */
export class ChunkedBody implements BodyReader {
  #next: "size" | "data" | "gap" | "trailer" | "nothing" = "size";
  #line = "";
  #left = 0;

  get isOver(): boolean {
    return this.#next === "nothing";
  }

  take(chunk: Buffer, onData: (data: Buffer) => void): number {
    let at = 0;
    while (at < chunk.length && !this.isOver) {
      if (this.#next === "data") at += this.#takeData(chunk.subarray(at), onData);
      else at += this.#takeLine(chunk.subarray(at));
    }
    return at;
  }

  #takeData(rest: Buffer, onData: (data: Buffer) => void): number {
    const data = rest.subarray(0, this.#left);
    this.#left -= data.length;
    if (this.#left === 0) this.#next = "gap";
    onData(data);
    return data.length;
  }

  #takeLine(rest: Buffer): number {
    const end = rest.indexOf(LINE_END);
    const part = rest.subarray(0, end === -1 ? rest.length : end + 1);
    this.#line += part.toString("latin1");
    if (this.#line.length > LONGEST_LINE) throw new NotHttp("a line of a chunk that is too long");
    if (end !== -1) {
      if (!this.#line.endsWith("\r\n")) throw new NotHttp("a line of a chunk without its line end");
      this.#read(this.#line.slice(0, -2));
      this.#line = "";
    }
    return part.length;
  }

  #read(line: string): void {
    if (this.#next === "trailer") {
      if (line === "") this.#next = "nothing";
    } else if (this.#next === "gap") {
      if (line !== "") throw new NotHttp("a chunk that is longer than its size");
      this.#next = "size";
    } else {
      const size = SIZE.exec(line)?.[1];
      if (size === undefined) throw new NotHttp(`no size of a chunk: ${line}`);
      this.#left = Number.parseInt(size, RADIX);
      this.#next = this.#left === 0 ? "trailer" : "data";
    }
  }
}
