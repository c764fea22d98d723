import type { Change, Difference, Side, Trend } from "../../model/comparison.ts";

/** The state of something that is judged: a failure, a doubt, a pass. */
export type Judged = boolean | "inconclusive";

/** What became of a judgement. A doubt in place of a failure is no progress, and so it is not told as one. */
export function judgedChange(first: Judged, second: Judged): Change {
  if (first === second) return "unchanged";
  if (first === true) return second === false ? "new" : "worse";
  if (second === true) return first === false ? "fixed" : "better";
  return "undecided";
}

/** A measured value with its interval. */
export interface Measured {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly calls: number;
}

/** Two values differ when neither interval reaches into the other, and by more than what anybody would notice. */
export function measuredChange(
  first: Measured,
  second: Measured,
  { isMoreBetter, least = 0 }: { readonly isMoreBetter: boolean; readonly least?: number },
): Change {
  const overlap = first.low <= second.high && second.low <= first.high;
  if (overlap || Math.abs(second.value - first.value) <= least) return "unchanged";
  return second.value > first.value === isMoreBetter ? "better" : "worse";
}

const TOO_CLOSE = "no difference that n allows to tell";

/** The note that keeps an unequal pair from being read as a change. */
export const closeNote = (first: Side, second: Side, change: Change): { readonly note?: string } =>
  change === "unchanged" && first.text !== second.text ? { note: TOO_CLOSE } : {};

/** All together: one setback outweighs any progress, and a doubt outweighs it too. */
export function trendOf(differences: readonly Pick<Difference, "change">[]): Trend {
  const has = (...wanted: readonly Change[]): boolean =>
    differences.some(({ change }) => wanted.includes(change));
  if (has("new", "worse")) return "worse";
  if (has("undecided")) return "undecided";
  return has("fixed", "better") ? "better" : "same";
}
