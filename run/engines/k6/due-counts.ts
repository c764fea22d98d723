import { SLOT_MS } from "./call-key.ts";
import type { DealtCalls } from "./deal-calls.ts";

const SLOTS_A_SECOND = 1000 / SLOT_MS;

/** How many calls are due in each second, those of all names together. */
export class DueCounts {
  private readonly perSlot: readonly number[];
  private lastSlot = Number.POSITIVE_INFINITY;

  constructor(dealt: readonly DealtCalls[]) {
    const length = Math.max(0, ...dealt.map(({ perSlot }) => perSlot.length));
    this.perSlot = Array.from({ length }, (_, slot) =>
      dealt.reduce((sum, { perSlot }) => sum + (perSlot[slot] ?? 0), 0),
    );
  }

  /** Seconds of the replay, the last one counted as whole. */
  get seconds(): number {
    return Math.ceil(this.perSlot.length / SLOTS_A_SECOND);
  }

  /** What is due after this moment was not asked for any more. */
  stopAt(now: number): void {
    this.lastSlot = Math.floor(now / SLOT_MS);
  }

  readonly in = (second: number): number => {
    let sum = 0;
    const first = second * SLOTS_A_SECOND;
    for (let slot = first; slot < first + SLOTS_A_SECOND && slot <= this.lastSlot; slot += 1) {
      sum += this.perSlot[slot] ?? 0;
    }
    return sum;
  };
}
