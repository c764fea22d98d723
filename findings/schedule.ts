import { Histogram } from "../model/histogram.ts";
import type { Readiness } from "../model/readiness.ts";
import type { LatenessRow, RunRecord } from "../model/record.ts";

/** A second in which the generator was later than this (p99) measured itself, not the target. */
const MOST_LATE_MS = 25;
/** More invalid seconds than this share and a window proves nothing. */
const MOST_INVALID = 0.2;

const isValid = (row: LatenessRow): boolean =>
  row.dropped === 0 && new Histogram().add(row.lateness).percentile(0.99) <= MOST_LATE_MS;

/** Did the generator keep its schedule between these two moments of the replay? */
export function keptSchedule(record: RunRecord, from: number, to: number): boolean {
  const rows = record.lateness.filter((row) => (row.second + 1) * 1000 > from && row.second * 1000 < to);
  const invalid = rows.filter((row) => !isValid(row)).length;
  return rows.length > 0 && invalid <= rows.length * MOST_INVALID;
}

/** How late the generator itself was over the whole run. */
export function scheduleOf(record: RunRecord): Readiness["schedule"] {
  const all = new Histogram();
  for (const row of record.lateness) all.add(row.lateness);
  const late = (share: number): number => Math.round(all.percentile(share) * 100) / 100;
  const dropped = record.lateness.reduce((sum, row) => sum + row.dropped, 0);
  // A script of the user's own has no due times that it could be late for: it can only leave something out.
  const isMeasured = record.plan.traffic.script === undefined ? all.count > 0 : record.lateness.length > 0;
  return {
    lateP50Ms: late(0.5),
    lateP99Ms: late(0.99),
    lateMaxMs: late(1),
    kept: isMeasured && dropped === 0 && late(0.99) <= MOST_LATE_MS,
  };
}
