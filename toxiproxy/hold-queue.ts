import type { Sink, Stage } from "./toxics/toxic.ts";

interface Held {
  readonly chunk: Buffer;
  readonly due: number;
}

interface Holding {
  readonly data: (chunk: Buffer) => void;
  readonly isFull: () => boolean;
  /** Called after everything was let out before its time. */
  readonly flushed?: () => void;
}

const LONGEST_WAIT_MS = 2_147_483_647;
/** Spent entries are cut off in blocks: cutting each one would move the whole array. */
const SPENT_BLOCK = 256;

/** Chunks that wait until they are due, in order of arrival, with one timer for all. */
export class HoldQueue {
  readonly #outlet: Sink;
  #held: Held[] = [];
  #next = 0;
  #bytes = 0;
  #hasEnded = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(outlet: Sink) {
    this.#outlet = outlet;
  }

  get chunks(): number {
    return this.#held.length - this.#next;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Keeps a chunk until `due` (on the clock of `performance.now`), and behind those before it. */
  add(chunk: Buffer, due: number): void {
    const last = this.chunks > 0 ? this.#held.at(-1) : undefined;
    if (last === undefined && due <= performance.now()) {
      this.#outlet.data(chunk);
      return;
    }
    this.#held.push({ chunk, due: last === undefined ? due : Math.max(last.due, due) });
    this.#bytes += chunk.length;
    if (last === undefined) this.#arm();
  }

  /** The end waits behind the data, but for nothing else. */
  end(): void {
    this.#hasEnded = true;
    if (this.chunks === 0) this.#outlet.end();
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#letOut(Infinity);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#held = [];
    this.#next = 0;
    this.#bytes = 0;
  }

  /** A stage whose end, flush and stop are those of the queue. */
  asStage({ data, isFull, flushed }: Holding): Stage {
    return {
      data,
      isFull,
      end: () => this.end(),
      flush: () => {
        this.flush();
        flushed?.();
      },
      stop: () => this.stop(),
    };
  }

  #letOut(now: number): void {
    for (let held = this.#held[this.#next]; held !== undefined; held = this.#held[this.#next]) {
      if (held.due > now) return this.#arm();
      this.#next += 1;
      this.#bytes -= held.chunk.length;
      this.#compact();
      this.#outlet.data(held.chunk);
    }
    if (this.#hasEnded) this.#outlet.end();
  }

  #compact(): void {
    if (this.#next < SPENT_BLOCK && this.#next < this.#held.length) return;
    this.#held.splice(0, this.#next);
    this.#next = 0;
  }

  #arm(): void {
    const due = this.#held[this.#next]?.due;
    if (due === undefined || due === Infinity) return;
    const wait = Math.min(LONGEST_WAIT_MS, Math.ceil(due - performance.now()));
    this.#timer = setTimeout(() => this.#letOut(performance.now()), Math.max(0, wait));
  }
}
