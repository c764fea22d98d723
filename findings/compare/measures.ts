import type { Difference, Side } from "../../model/comparison.ts";
import { durationText, shareText } from "../../model/quantities.ts";
import { closeNote, measuredChange, type Measured } from "./change.ts";

/** A latency that moved by less than this much, or by less than this part of itself, moved for nobody. */
const LEAST_MS = 2;
const LEAST_PART = 0.1;
/** Moments are told to the second in each run. */
const LEAST_TIME_MS = 2000;

interface Named {
  readonly about: string;
  readonly what: string;
}

const percent = (value: number): string => shareText(value).replace(" %", "");

const shareSide = (measured: Measured): Side => {
  const { value, low, high } = measured;
  return { text: `${shareText(value)} (${percent(low)} to ${percent(high)})`, ...measured };
};

const rounded = (ms: number): number => Math.round(ms * 10) / 10;

const latencySide = ({ value, low, high, calls }: Measured): Side => ({
  text: `${durationText(value)} (${durationText(low)} to ${durationText(high)})`,
  value: rounded(value),
  low: rounded(low),
  high: rounded(high),
  calls,
});

/** A measure is compared only where both runs have it; one that lacks it says so elsewhere, by its outcome. */
export function shareDifference(
  named: Named,
  first: Measured | undefined,
  second: Measured | undefined,
): readonly Difference[] {
  if (first === undefined || second === undefined) return [];
  const [left, right] = [shareSide(first), shareSide(second)];
  const change = measuredChange(first, second, { isMoreBetter: true });
  return [{ ...named, first: left, second: right, change, ...closeNote(left, right, change) }];
}

export function latencyDifference(
  named: Named,
  first: Measured | undefined,
  second: Measured | undefined,
): readonly Difference[] {
  if (first === undefined || second === undefined) return [];
  const [left, right] = [latencySide(first), latencySide(second)];
  const least = Math.max(LEAST_MS, LEAST_PART * Math.min(first.value, second.value));
  const change = measuredChange(first, second, { isMoreBetter: false, least });
  return [{ ...named, first: left, second: right, change, ...closeNote(left, right, change) }];
}

const timeSide = (ms: number | undefined): Side =>
  ms === undefined ? { text: "never" } : { text: durationText(ms), value: Math.round(ms) };

/** A time that was measured once in each run: there is no interval, so only what is told surely apart counts. */
export function timeDifference(
  named: Named,
  first: number | undefined,
  second: number | undefined,
): readonly Difference[] {
  if (first === undefined && second === undefined) return [];
  const both = { ...named, first: timeSide(first), second: timeSide(second) };
  if (first === undefined || second === undefined) {
    return [{ ...both, change: first === undefined ? "better" : "worse" }];
  }
  const apart = second - first;
  if (Math.abs(apart) <= LEAST_TIME_MS) {
    return [{ ...both, change: "unchanged", ...(apart === 0 ? {} : { note: "told to the second, n = 1" }) }];
  }
  return [{ ...both, change: apart < 0 ? "better" : "worse", note: "n = 1 in each run" }];
}
