/** While switched on, callers share one computation and its result for a short while. */
export class Coalesce {
  readonly #compute: () => Promise<string>;
  readonly #freshMs: number;
  isOn = false;
  #running: Promise<string> | undefined;
  #result: { readonly value: string; readonly at: number } | undefined;

  constructor(compute: () => Promise<string>, freshMs: number) {
    this.#compute = compute;
    this.#freshMs = freshMs;
  }

  get(): Promise<string> {
    if (!this.isOn) return this.#compute();
    if (this.#result !== undefined && performance.now() - this.#result.at < this.#freshMs) {
      return Promise.resolve(this.#result.value);
    }
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<string> {
    try {
      const value = await this.#compute();
      this.#result = { value, at: performance.now() };
      return value;
    } finally {
      this.#running = undefined;
    }
  }
}
