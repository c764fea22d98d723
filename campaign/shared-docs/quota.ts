/** Edits that a project may make in each window of time. The documented one is 600 in a minute. */
export class Quota {
  edits: number;
  readonly #windowMs: number;
  #window = -1;
  #used = 0;

  constructor(edits: number, windowMs: number) {
    this.edits = edits;
    this.#windowMs = windowMs;
  }

  /** Whether one more edit is within the quota; `now` is in milliseconds. */
  take(now: number): boolean {
    const window = Math.floor(now / this.#windowMs);
    if (window !== this.#window) this.#used = 0;
    this.#window = window;
    if (this.#used >= this.edits) return false;
    this.#used += 1;
    return true;
  }
}
