import { ALERT_STEP_MS, type AlertRule, type AlertWatch } from "../../model/alert.ts";
import { millis } from "../../model/units.ts";
import { firingMoments } from "./firing.ts";
import type { WatchedBreak } from "./watch-break.ts";

/** For each flavour of Prometheus, the moments at which a rule fires in a break. */
const firings = (rule: AlertRule, { seen }: WatchedBreak): readonly (readonly boolean[])[] =>
  seen.map((one) => firingMoments(rule, one));

/** Does the rule fire in that break, in any Prometheus? */
export const firesIn = (rule: AlertRule, watched: WatchedBreak): boolean =>
  firings(rule, watched).some((moments) => moments.includes(true));

/** The first moment from the fault on at which it fires in every Prometheus; nothing when one never does. */
export function firstFiring(rule: AlertRule, watched: WatchedBreak): number | undefined {
  const firsts = firings(rule, watched).map((moments) => moments.indexOf(true, watched.replay.faultOn));
  return firsts.includes(-1) ? undefined : Math.max(...firsts);
}

/** The first moment from which it is silent to the end, in every Prometheus; nothing when one never is. */
function silentFrom(rule: AlertRule, watched: WatchedBreak): number | undefined {
  const from = Math.max(...firings(rule, watched).map((moments) => moments.lastIndexOf(true))) + 1;
  return from > watched.replay.steps ? undefined : from;
}

/** Whether it fires at these moments, where every Prometheus says the same. */
export function firesAt(
  rule: AlertRule,
  watched: WatchedBreak,
  moments: readonly number[],
): readonly (boolean | undefined)[] {
  const all = firings(rule, watched);
  return moments.map((at) => {
    const [first, ...others] = all.map((fires) => fires[at] === true);
    return others.every((fires) => fires === first) ? first : undefined;
  });
}

type Detection = Pick<AlertWatch, "wasQuietBefore" | "firesAfterMs" | "silentAfterMs">;

/** When the rule fires over its own break and when it is silent again, counted from the fault in the time of the day. */
export function detect(rule: AlertRule, watched: WatchedBreak): Detection {
  const { faultOn } = watched.replay;
  const after = (moment: number): number => (moment - faultOn) * ALERT_STEP_MS;
  const [first, silent] = [firstFiring(rule, watched), silentFrom(rule, watched)];
  const isEarly = firings(rule, watched).some((moments) => moments.slice(0, faultOn + 1).includes(true));
  return {
    wasQuietBefore: !isEarly,
    ...(first === undefined ? {} : { firesAfterMs: millis(after(first)) }),
    ...(first === undefined || silent === undefined ? {} : { silentAfterMs: millis(after(silent)) }),
  };
}
