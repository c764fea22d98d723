/** One timer that rings once; setting it again replaces the time it was set for. */
export class Alarm {
  readonly #ring: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(ring: () => void) {
    this.#ring = ring;
  }

  get isSet(): boolean {
    return this.#timer !== undefined;
  }

  set(waitMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#ring();
    }, waitMs);
  }

  /** Rings at once if it was set. */
  ringNow(): void {
    if (this.#timer === undefined) return;
    this.clear();
    this.#ring();
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
