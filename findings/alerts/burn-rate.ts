import { ALERT_STEP_MS } from "../../model/alert.ts";
import { millis, type Millis } from "../../model/units.ts";
import type { Counter } from "./steps.ts";
import type { WatchedBreak } from "./watch-break.ts";

/** The usual fast rule for 30 days: this many times the budget, over the long window and over the short one. */
const BURN = 14.4;
const WINDOWS = [(60 * 60_000) / ALERT_STEP_MS, (5 * 60_000) / ALERT_STEP_MS];

/** One promise: the calls it is about, and how many of them may be bad. */
export interface Allowance {
  readonly call: string;
  readonly share: number;
}

const sumOf = (counters: readonly Counter[], from: number, to: number): number =>
  counters.reduce(
    (sum, { growth }) => sum + growth.slice(Math.max(0, from), to).reduce((a, b) => a + b, 0),
    0,
  );

function burns(counters: readonly Counter[], { call, share }: Allowance): (at: number) => boolean {
  const all = counters.filter((one) => one.call === call);
  const bad = all.filter(({ outcome }) => outcome !== "good");
  return (at) =>
    WINDOWS.every((steps) => sumOf(bad, at - steps, at) > BURN * share * sumOf(all, at - steps, at));
}

/** How long after the fault that rule would first have fired, while the fault was on; nothing when it never did. */
export function burnRateAfter(watched: WatchedBreak, allowances: readonly Allowance[]): Millis | undefined {
  const { history, historyOn, replay } = watched;
  const rules = allowances.map((allowance) => burns(history, allowance));
  for (let step = 1; step <= replay.faultOff - replay.faultOn; step += 1) {
    if (rules.some((rule) => rule(historyOn + step))) return millis(step * ALERT_STEP_MS);
  }
  return undefined;
}
