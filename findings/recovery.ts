import type { PlannedBreak } from "../model/plan.ts";
import type { PhaseId, RunRecord } from "../model/record.ts";
import { millis, type Millis } from "../model/units.ts";
import { checksIn, everyCheckKept } from "./checks.ts";
import { faultOff, faultOnAt } from "./fault-moments.ts";
import { everyPromiseKept } from "./objectives.ts";
import { goodPerSecond } from "./tally.ts";

/** From fault on to the first second in which fewer calls were good than wanted. */
export function brokeAfter(planned: PlannedBreak, record: RunRecord): Millis | undefined {
  const on = faultOnAt(record, planned.id);
  if (on === undefined) return undefined;
  const rows = record.calls.filter((row) => row.phase === `${planned.id}/during` && row.class === "within");
  const first = goodPerSecond(rows).find(({ share }) => share < planned.want.share);
  return first === undefined ? undefined : millis(Math.max(0, first.second * 1000 - on));
}

/** A stretch behind a fault, in which the system may come back. */
interface Watch {
  readonly phase: PhaseId;
  /** When the fault came off. */
  readonly off: Millis;
  readonly until: number;
}

/**
 * From fault off to full again: the first second from which every promise of the plan is kept by all calls to the end
 * of the watch, and the system says "full" when it is asked for its state. Undefined when that never came.
 */
export function backToFull(record: RunRecord, watch: Watch): Millis | undefined {
  const { phase, off } = watch;
  const rows = record.calls.filter((row) => row.phase === phase && row.class === "within");
  const seconds = goodPerSecond(rows).map(({ second }) => second);
  const checks = checksIn(record, phase);
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
  const full = fullAt(record, watch);
  return full === undefined ? undefined : millis(Math.max(0, Math.max(served * 1000, full) - off));
}

/** From the fault that came off for good to full again. */
export function recoveredAfter(planned: PlannedBreak, record: RunRecord): Millis | undefined {
  const off = faultOff(record, planned.id)?.at;
  if (off === undefined) return undefined;
  const until = off + (planned.windows.after.to - planned.windows.after.from);
  return backToFull(record, { phase: `${planned.id}/after`, off, until });
}

/** When the system last turned to "full", or the moment itself when nobody can be asked. */
function fullAt(record: RunRecord, { off, until }: Watch): Millis | undefined {
  if (record.plan.state === undefined) return off;
  const seen = record.events.flatMap((event) => (event.kind === "state" && event.at <= until ? [event] : []));
  const last = seen.at(-1);
  if (last?.state !== "full") return undefined;
  const other = seen.findLast(({ state }) => state !== "full");
  const back = seen.find(({ at, state }) => state === "full" && at > (other?.at ?? Number.NEGATIVE_INFINITY));
  return back === undefined ? off : millis(Math.max(off, back.at));
}
