import { ALERT_STEP_MS, type AlertCheck, type AlertWatch, type NamedRule } from "../../model/alert.ts";
import type { Millis } from "../../model/units.ts";
import { firesAt } from "./detection.ts";
import type { WatchedBreak } from "./watch-break.ts";

/** Silence before the fault is looked at this often. */
const QUIET_EVERY = (5 * 60_000) / ALERT_STEP_MS;

/** The moments that a test of the alert looks at: quiet, the deadline, the first firing, the fix, the end. */
export function momentsOf(
  { replay }: WatchedBreak,
  { firesAfterMs, silentAfterMs }: Pick<AlertWatch, "firesAfterMs" | "silentAfterMs">,
  within: Millis,
): readonly number[] {
  const { faultOn, acted, faultOff, steps } = replay;
  const quiet = Array.from({ length: faultOn / QUIET_EVERY }, (_, index) => (index + 1) * QUIET_EVERY);
  const after = (ms: number | undefined): readonly number[] =>
    ms === undefined ? [] : [faultOn + Math.floor(ms / ALERT_STEP_MS)];
  const later = [...after(within), ...after(firesAfterMs), acted, faultOff, ...after(silentAfterMs), steps];
  return [...new Set([...quiet, ...later])].filter((at) => at <= steps).sort((a, b) => a - b);
}

/** What the rule does at these moments, but for those at which versions of Prometheus differ. */
export const checksOf = (
  { name, rule }: NamedRule,
  watched: WatchedBreak,
  moments: readonly number[],
): readonly AlertCheck[] => {
  const told = firesAt(rule, watched, moments);
  return moments.flatMap((at, index) => {
    const fires = told[index];
    return fires === undefined ? [] : [{ alert: name, at, fires }];
  });
};
