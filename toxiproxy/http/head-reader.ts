import { NotHttp } from "./not-http.ts";

const END = "\r\n\r\n";
const LINE_END = 10;
const MOST_BYTES = 32 * 1024;
const NOTHING = Buffer.alloc(0);

/** Collects the bytes of a head until its empty line. */
export class HeadReader {
  readonly #mayStart: (line: string) => boolean;
  #held: Buffer = NOTHING;

  /** `mayStart` looks at a first line that may have come only in part. */
  constructor(mayStart: (line: string) => boolean) {
    this.#mayStart = mayStart;
  }

  /** How many bytes it has with these, up to the end of the head; 0 while that has not come. */
  add(chunk: Buffer): number {
    const before = this.#held.length;
    this.#held = before === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    const line = this.#held.indexOf(LINE_END);
    const start = this.#held.toString("latin1", 0, line === -1 ? this.#held.length : line + 1);
    if (!this.#mayStart(start)) throw new NotHttp("no first line of HTTP/1");
    const end = this.#held.indexOf(END, Math.max(0, before - END.length));
    if (end === -1 && this.#held.length > MOST_BYTES) throw new NotHttp("a head that is too long");
    return end === -1 ? 0 : end + END.length;
  }

  /** Gives back all that it holds. */
  release(): Buffer {
    const held = this.#held;
    this.#held = NOTHING;
    return held;
  }
}
