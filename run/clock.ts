import { setTimeout as delay } from "node:timers/promises";
import { millis, type Millis } from "../model/units.ts";

/** The time of the replay. */
export interface Clock {
  /** Milliseconds since the start of the replay; negative before it. */
  readonly now: () => Millis;
  /** Resolves at that moment, or at once when the signal fires; never rejects. */
  readonly sleepUntil: (at: Millis, signal: AbortSignal) => Promise<void>;
}

/** Real, monotonic time, zero at the given point of `performance.now()`. */
export function systemClock(zero: number): Clock {
  const now = (): Millis => millis(performance.now() - zero);
  return {
    now,
    sleepUntil: async (at, signal) => {
      const left = at - now();
      if (left > 0 && !signal.aborted) await delay(left, undefined, { signal }).catch(() => undefined);
    },
  };
}
