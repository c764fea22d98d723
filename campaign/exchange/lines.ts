import { Refusal } from "../service/refusal.ts";
import type { CallFigures } from "./call-figures.ts";

export type Caller = "field" | "hq";

/** How many lines there are, and how many of them the field may hold at once. */
export interface LineLimits {
  readonly all: number;
  readonly field: number;
}

/** The lines of a phone exchange: a call holds one from the first word to the last, and without a free one it is busy. */
export class Lines {
  readonly #limits: () => LineLimits;
  readonly #figures: CallFigures;
  readonly #held: Record<Caller, number> = { field: 0, hq: 0 };

  constructor(limits: () => LineLimits, figures: CallFigures) {
    this.#limits = limits;
    this.#figures = figures;
  }

  get held(): Readonly<Record<Caller, number>> {
    return { ...this.#held };
  }

  /** Holds a line while they talk. Refuses as SIP does, with 486, when none is free. */
  async hold<T>(caller: Caller, talk: () => Promise<T>): Promise<T> {
    if (!this.#isFree(caller)) {
      this.#figures.busy();
      throw new Refusal(503, "486 Busy Here");
    }
    this.#held[caller] += 1;
    const startedAt = performance.now();
    try {
      return await talk();
    } finally {
      this.#held[caller] -= 1;
      this.#figures.held(performance.now() - startedAt);
    }
  }

  #isFree(caller: Caller): boolean {
    const { all, field } = this.#limits();
    const held = this.#held.field + this.#held.hq;
    return held < all && (caller === "hq" || this.#held.field < field);
  }
}
