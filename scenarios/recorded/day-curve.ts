import { UsageError } from "../../model/errors.ts";
import { countText, durationText } from "../../model/quantities.ts";

const MINUTE = 60;
/** A list in a scenario has no more entries. */
const MOST_WEIGHTS = 1000;
const FINE_WITHIN = 10 * MINUTE;
/** The lengths that a weight may have when nobody chooses, in seconds. */
const LENGTHS = [1, 2, 5, 10, 15, 30, 60].map((minutes) => minutes * MINUTE);

/** When the calls of a day came. */
export interface DayCurve {
  /** Minutes after midnight. */
  readonly from: number;
  readonly to: number;
  /** Seconds that each weight stands for. */
  readonly by: number;
  readonly weights: readonly number[];
  readonly meanPerSecond: number;
  readonly peakPerSecond: number;
  /** The second of the day with the most calls. */
  readonly peakAt: number;
}

function lengthFor(span: number): number {
  if (span <= FINE_WITHIN) return 1;
  return LENGTHS.find((length) => span / length <= MOST_WEIGHTS) ?? 2 * MINUTE;
}

/** Days begin and end at whole minutes, so a weight must fit into one, or hold whole ones. */
function checkLength(by: number, span: number): void {
  if (!Number.isInteger(by) || by < 1 || (by % MINUTE !== 0 && MINUTE % by !== 0))
    throw new UsageError(
      `"${durationText(by * 1000)}" does not fit into the minutes of a day.`,
      "Choose whole minutes, or seconds that a minute is made of: --by 1m, --by 10s.",
    );
  if (span / by <= MOST_WEIGHTS) return;
  throw new UsageError(
    `Weights of "${durationText(by * 1000)}" would be ${countText(Math.ceil(span / by))} for this day, and a scenario may have 1,000.`,
    `Choose longer ones, such as --by ${lengthFor(span) / MINUTE}m, or leave --by out.`,
  );
}

/** From calls a second to one weight for each stretch of time, from the first call to the last. */
export function curveOf(seconds: Uint32Array, wanted: number | undefined): DayCurve {
  const first = seconds.findIndex((calls) => calls > 0);
  const last = seconds.findLastIndex((calls) => calls > 0);
  const from = Math.floor(first / MINUTE) * MINUTE;
  const wholeSpan = Math.ceil((last + 1 - from) / MINUTE) * MINUTE;
  const by = wanted ?? lengthFor(wholeSpan);
  checkLength(by, wholeSpan);
  const span = Math.ceil(wholeSpan / by) * by;
  const weights = Array.from({ length: span / by }, () => 0);
  let [calls, peakPerSecond, peakAt] = [0, 0, first];
  for (let second = first; second <= last; second += 1) {
    const count = seconds[second] ?? 0;
    const index = Math.floor((second - from) / by);
    weights[index] = (weights[index] ?? 0) + count;
    calls += count;
    if (count > peakPerSecond) [peakPerSecond, peakAt] = [count, second];
  }
  return {
    from: from / MINUTE,
    to: (from + span) / MINUTE,
    by,
    weights,
    meanPerSecond: calls / (last + 1 - first),
    peakPerSecond,
    peakAt,
  };
}
