import type { LatencyMap } from "../../model/day-figures.ts";
import { histogramOf } from "../../model/histogram.ts";
import type { RunRecord } from "../../model/record.ts";
import { rowsInColumns, type Columns } from "./call-shares.ts";

const LIMITS_MS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000] as const;

/** How many answers took how long, in each column; counted from the moment a call was due. */
export function latencyMap(record: RunRecord, columns: Columns): LatencyMap {
  const inColumns = rowsInColumns(record.calls, columns);
  const counts = Array.from({ length: columns.count }, (_, index) => {
    const histogram = histogramOf((inColumns.get(index) ?? []).map(({ fromDue }) => fromDue));
    const within = [...LIMITS_MS.map((ms) => histogram.countWithin(ms)), histogram.count];
    return within.map((count, row) => count - (row === 0 ? 0 : (within[row - 1] ?? 0)));
  });
  return { limitsMs: LIMITS_MS, columns: counts };
}
