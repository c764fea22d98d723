import type { PlannedBreak } from "../model/plan.ts";
import type { RunRecord } from "../model/record.ts";
import { millis, type Millis } from "../model/units.ts";
import { checksIn, everyCheckKept } from "./checks.ts";
import { everyPromiseKept } from "./objectives.ts";
import { goodPerSecond } from "./tally.ts";

/** The moment at which the fault of a break went on or off. */
export const faultMoment = (
  record: RunRecord,
  breakId: string,
  kind: "fault-on" | "fault-off",
): Millis | undefined => record.events.find((event) => event.kind === kind && event.break === breakId)?.at;

/** From fault on to the first second in which fewer calls were good than wanted. */
export function brokeAfter(planned: PlannedBreak, record: RunRecord): Millis | undefined {
  const on = faultMoment(record, planned.id, "fault-on");
  if (on === undefined) return undefined;
  const rows = record.calls.filter((row) => row.phase === `${planned.id}/during` && row.class === "within");
  const first = goodPerSecond(rows).find(({ share }) => share < planned.want.share);
  return first === undefined ? undefined : millis(Math.max(0, first.second * 1000 - on));
}

/**
 * From fault off to full again: the first second from which every promise of the plan is kept by all calls to the end
 * of the window, and the system says "full" when it is asked for its state. Undefined when that never came.
 */
export function recoveredAfter(planned: PlannedBreak, record: RunRecord): Millis | undefined {
  const off = faultMoment(record, planned.id, "fault-off");
  if (off === undefined) return undefined;
  const rows = record.calls.filter((row) => row.phase === `${planned.id}/after` && row.class === "within");
  const seconds = goodPerSecond(rows).map(({ second }) => second);
  const checks = checksIn(record, `${planned.id}/after`);
  const served = seconds.find(
    (second) =>
      everyPromiseKept(
        record.plan.objectives,
        rows.filter((row) => row.second >= second),
      ) &&
      everyCheckKept(
        record,
        checks.filter((row) => row.second >= second),
      ),
  );
  if (served === undefined) return undefined;
  const full = fullAt(planned, record, off);
  return full === undefined ? undefined : millis(Math.max(0, Math.max(served * 1000, full) - off));
}

/** When the system last turned to "full", or the moment itself when nobody can be asked. */
function fullAt(planned: PlannedBreak, record: RunRecord, off: Millis): Millis | undefined {
  if (record.plan.state === undefined) return off;
  const end = off + (planned.windows.after.to - planned.windows.after.from);
  const seen = record.events.flatMap((event) => (event.kind === "state" && event.at <= end ? [event] : []));
  const last = seen.at(-1);
  if (last?.state !== "full") return undefined;
  const other = seen.findLast(({ state }) => state !== "full");
  const back = seen.find(({ at, state }) => state === "full" && at > (other?.at ?? Number.NEGATIVE_INFINITY));
  return back === undefined ? off : millis(Math.max(off, back.at));
}
