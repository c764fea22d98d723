import { momentText } from "../model/quantities.ts";
import type { DayPoint, Readiness } from "../model/readiness.ts";
import type { RunRecord } from "../model/record.ts";
import { seconds } from "../model/units.ts";
import { groupBy, tallyOf } from "./tally.ts";
import { faultWindows } from "./fault-moments.ts";

function pointsOf(record: RunRecord): readonly DayPoint[] {
  const rows = groupBy(record.calls, (row) => row.second);
  return [...record.lateness]
    .sort((a, b) => a.second - b.second)
    .map((late): DayPoint => {
      const tally = tallyOf(rows.get(late.second) ?? []);
      return {
        second: late.second,
        planned: late.planned,
        achieved: late.sent,
        good: tally.good,
        failed: tally.sent - tally.answered,
        p50Ms: tally.ms(0.5),
        p95Ms: tally.ms(0.95),
        p99Ms: tally.ms(0.99),
      };
    });
}

/** The picture of the day: one point a second, the windows of the faults, the moments of the fixes. */
export function dayOf(record: RunRecord): Readiness["day"] {
  const { day, calls, script, replayIn: planned } = record.plan.traffic;
  const { rehearsal } = record.plan;
  const points = pointsOf(record);
  const windows = record.plan.breaks.flatMap(({ id }) =>
    faultWindows(record, id).map((window) => ({ break: id, ...window })),
  );
  const marks = record.events.flatMap((event) =>
    event.kind === "phase" && event.phase.includes("/fixed:")
      ? [{ at: event.at, kind: "fix" as const, text: event.phase.slice(event.phase.indexOf(":") + 1) }]
      : [],
  );
  return {
    from: momentText(day.from),
    to: momentText(day.to),
    // People end a rehearsal when they are done.
    replayIn: rehearsal === undefined ? planned : seconds((points.at(-1)?.second ?? -1) + 1),
    compression: Math.round((((day.to - day.from) * 60_000) / planned) * 10) / 10,
    calls:
      script === undefined && rehearsal === undefined
        ? calls
        : record.calls.reduce((sum, { sent }) => sum + sent, 0),
    peakPerSecond: points.reduce((peak, point) => Math.max(peak, point.planned), 0),
    points,
    windows,
    marks,
  };
}
