import type { RunRecord } from "../model/record.ts";
import { millis, type Millis } from "../model/units.ts";
import { faultOff, faultOnAt } from "./fault-moments.ts";

/**
 * From the fault that came off for good until nothing waited to be stored any more. Nothing when no write waited, when
 * nobody could be asked, or when it did not end before the next break began.
 */
export function drainedAfter(record: RunRecord, breakId: string): Millis | undefined {
  const [on, off] = [faultOnAt(record, breakId), faultOff(record, breakId)?.at];
  if (on === undefined || off === undefined) return undefined;
  const next = record.events.find(
    (event) => event.kind === "fault-on" && event.break !== breakId && event.at > off,
  );
  const seen = record.events.flatMap((event) =>
    event.kind === "state" &&
    event.backlog !== undefined &&
    event.at >= on &&
    event.at < (next?.at ?? Infinity)
      ? [{ at: event.at, backlog: event.backlog }]
      : [],
  );
  if (!seen.some(({ backlog }) => backlog > 0)) return undefined;
  const empty = seen.find(
    ({ at, backlog }, index) =>
      at >= off && backlog === 0 && seen.slice(index).every((one) => one.backlog === 0),
  );
  return empty === undefined ? undefined : millis(empty.at - off);
}
