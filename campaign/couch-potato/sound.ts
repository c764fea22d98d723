import type { Segment } from "./segment.ts";
import { levelOf } from "./segment.ts";

const lookBack = 20;

/** What a node really hears. That its process runs says nothing of it. */
export class Sound {
  readonly #levels: number[] = [];
  #heard = 0;

  hear(segment: Segment): void {
    this.#heard += 1;
    this.#levels.push(levelOf(segment));
    if (this.#levels.length > lookBack) this.#levels.shift();
  }

  /** Pieces since the start, and the loudest of the last ones; null before the first. */
  get now(): { readonly heard: number; readonly level: number | null } {
    return { heard: this.#heard, level: this.#heard === 0 ? null : Math.max(...this.#levels) };
  }
}
