import type { Window } from "../model/plan.ts";
import type { RunRecord } from "../model/record.ts";
import type { Millis } from "../model/units.ts";

/** The windows in which the fault of a break was on and came off again: two when it was left alone in between. */
export function faultWindows(record: RunRecord, breakId: string): readonly Window[] {
  const windows: Window[] = [];
  let from: Millis | undefined;
  for (const event of record.events) {
    if ((event.kind !== "fault-on" && event.kind !== "fault-off") || event.break !== breakId) continue;
    if (event.kind === "fault-on") from = event.at;
    else if (from !== undefined) {
      windows.push({ from, to: event.at });
      from = undefined;
    }
  }
  return windows;
}

/** The moment at which the fault of a break first went on. */
export const faultOnAt = (record: RunRecord, breakId: string): Millis | undefined =>
  record.events.find((event) => event.kind === "fault-on" && event.break === breakId)?.at;

/** The event of the fault that came off for good; none while it is on again. */
export function faultOff(record: RunRecord, breakId: string) {
  const last = record.events.findLast(
    (event) => (event.kind === "fault-on" || event.kind === "fault-off") && event.break === breakId,
  );
  return last?.kind === "fault-off" ? last : undefined;
}
