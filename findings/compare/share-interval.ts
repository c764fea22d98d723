import type { CallRow } from "../../model/record.ts";
import { groupBy } from "../tally.ts";
import type { Measured } from "./change.ts";

/** 95 % of a normal distribution lie within so many standard deviations. */
const Z = 1.96;

/** The interval of Wilson for a share: it never leaves 0 to 1, and is honest for shares near them. */
export function wilson(good: number, sent: number): { readonly low: number; readonly high: number } {
  if (sent <= 0) return { low: 0, high: 1 };
  const share = good / sent;
  const square = (Z * Z) / sent;
  const middle = (share + square / 2) / (1 + square);
  const reach = (Z / (1 + square)) * Math.sqrt((share * (1 - share)) / sent + square / (4 * sent));
  return {
    low: Math.max(0, Math.min(share, middle - reach)),
    high: Math.min(1, Math.max(share, middle + reach)),
  };
}

/** Good and sent calls of one second. */
interface Second {
  readonly hits: number;
  readonly calls: number;
}

/**
 * How many calls that fall independently would tell as much as these. Calls of one second share their fate, so a
 * thousand of them may tell no more than ten: the variance between seconds says how much that is.
 */
export function tellingCalls(seconds: readonly Second[]): number {
  const calls = seconds.reduce((sum, second) => sum + second.calls, 0);
  const hits = seconds.reduce((sum, second) => sum + second.hits, 0);
  const count = seconds.length;
  if (calls === 0 || count < 2) return calls;
  const share = hits / calls;
  const independent = (share * (1 - share)) / calls;
  if (independent === 0) return calls;
  const squares = seconds.reduce((sum, second) => sum + (second.hits - share * second.calls) ** 2, 0);
  const clustered = (squares * count) / (count - 1) / calls ** 2;
  return calls / Math.max(1, clustered / independent);
}

/** The share of good calls of these rows, with the interval that their seconds allow. */
export function goodShare(rows: readonly CallRow[]): Measured | undefined {
  const seconds = [...groupBy(rows, ({ second }) => second).values()].map((group) => ({
    hits: group.reduce((sum, { good }) => sum + good, 0),
    calls: group.reduce((sum, { sent }) => sum + sent, 0),
  }));
  const calls = seconds.reduce((sum, second) => sum + second.calls, 0);
  if (calls === 0) return undefined;
  const value = seconds.reduce((sum, second) => sum + second.hits, 0) / calls;
  const telling = tellingCalls(seconds);
  return { value, ...wilson(value * telling, telling), calls };
}
