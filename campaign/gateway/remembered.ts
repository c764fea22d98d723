const betweenRefreshesMs = 1_000;

export interface Memory<T> {
  readonly fetch: () => Promise<T>;
  /** Whether the last known value is good enough. */
  readonly isKept: () => boolean;
  /** What was known before this process, and who is told of what is newer. */
  readonly known?: T | undefined;
  readonly onNews?: (value: T) => void;
}

/** A value of another service: asked for each time, or kept and fetched anew behind the callers' backs. */
export class Remembered<T> {
  readonly #memory: Memory<T>;
  #known: T | undefined;
  #lastTry = Number.NEGATIVE_INFINITY;

  constructor(memory: Memory<T>) {
    this.#memory = memory;
    this.#known = memory.known;
  }

  async get(): Promise<T> {
    if (!this.#memory.isKept() || this.#known === undefined) return await this.#fetch();
    const now = performance.now();
    if (now - this.#lastTry >= betweenRefreshesMs) {
      this.#lastTry = now;
      this.#fetch().catch(() => undefined);
    }
    return this.#known;
  }

  async #fetch(): Promise<T> {
    const value = await this.#memory.fetch();
    this.#known = value;
    this.#memory.onNews?.(value);
    return value;
  }
}
