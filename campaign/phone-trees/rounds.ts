/** When each report was made, and whether it was in before the same precinct reports again: one round later. */
export class Rounds {
  readonly #everyMs: number;
  readonly #now: () => number;
  /** By key, in the order in which they were made. */
  readonly #open = new Map<string, number>();
  #missedAt = Number.NEGATIVE_INFINITY;
  missed = 0;

  constructor(everyMs: number, now = () => performance.now()) {
    this.#everyMs = everyMs;
    this.#now = now;
  }

  made(key: string): void {
    if (!this.#open.has(key)) this.#open.set(key, this.#now());
  }

  isIn(key: string): void {
    const madeAt = this.#open.get(key);
    if (madeAt !== undefined && this.#now() - madeAt > this.#everyMs) this.#miss();
    this.#open.delete(key);
  }

  /** Whoever reports has given up. */
  gaveUp(key: string): void {
    if (this.#open.delete(key)) this.#miss();
  }

  /** How long the oldest report has been waiting, in milliseconds. */
  get oldestMs(): number {
    const [oldest] = this.#open.values();
    return oldest === undefined ? 0 : this.#now() - oldest;
  }

  /** Whether every report of the last round was in before the next was due. */
  get keepUp(): boolean {
    return this.oldestMs <= this.#everyMs && this.#now() - this.#missedAt > this.#everyMs;
  }

  #miss(): void {
    this.missed += 1;
    this.#missedAt = this.#now();
  }
}
