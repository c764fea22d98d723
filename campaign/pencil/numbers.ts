import { setTimeout as pause } from "node:timers/promises";

const numberAt = (index: number): string => `+1202555${String(index).padStart(4, "0")}`;

/** The numbers that texts are sent from, each with the pace that its carrier allows. */
export class Numbers {
  readonly #spacingMs: number;
  readonly #freeAt = new Map<number, number>();
  #next = 0;
  /** How many of the numbers are in use: 10,000 at most. */
  size: number;

  constructor(size: number, perSecond: number) {
    this.size = size;
    this.#spacingMs = 1_000 / perSecond;
  }

  /** The next number, whether it has a place free or not. */
  any(): string {
    return numberAt(this.#turn());
  }

  /** The next number, as soon as it may send again. */
  async free(): Promise<string> {
    const index = this.#turn();
    const now = performance.now();
    const at = Math.max(now, this.#freeAt.get(index) ?? 0);
    this.#freeAt.set(index, at + this.#spacingMs);
    if (at > now) await pause(at - now);
    return numberAt(index);
  }

  #turn(): number {
    this.#next = (this.#next + 1) % this.size;
    return this.#next;
  }
}
