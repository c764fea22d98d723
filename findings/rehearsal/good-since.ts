import type { Ratio } from "../../model/units.ts";

/** So many seconds together must be good, or they are not good again. */
export const HOLD_SECONDS = 3;

export interface SecondCount {
  readonly second: number;
  readonly sent: number;
  readonly good: number;
}

export const shareOf = (seconds: readonly SecondCount[]): number => {
  let [sent, good] = [0, 0];
  for (const second of seconds) {
    sent += second.sent;
    good += second.good;
  }
  return sent === 0 ? 0 : good / sent;
};

/**
 * The second from which on every three seconds in a row have the wanted share of good calls, to the end of the
 * seconds; nothing when the last three have not, or when there are not so many.
 */
export function goodSince(seconds: readonly SecondCount[], wanted: Ratio): number | undefined {
  let since: number | undefined;
  for (const [index, { second }] of seconds.slice(0, 1 - HOLD_SECONDS).entries()) {
    const isGood = shareOf(seconds.slice(index, index + HOLD_SECONDS)) >= wanted;
    since = isGood ? (since ?? second) : undefined;
  }
  return since;
}
