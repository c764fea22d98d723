import type { DayPoint } from "../../model/readiness.ts";

/** Some seconds of the day in one column: the extremes are kept, so that no spike and no dip is lost. */
export interface DayColumn {
  readonly from: number;
  /** The first second behind the column. */
  readonly to: number;
  readonly planned: number;
  readonly achieved: number;
  readonly failed: number;
  /** The lowest of its seconds, all others are the highest. */
  readonly good: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

const columnOf = (point: DayPoint): DayColumn => ({ ...point, from: point.second, to: point.second + 1 });

const merged = (column: DayColumn, point: DayPoint): DayColumn => ({
  from: column.from,
  to: point.second + 1,
  planned: Math.max(column.planned, point.planned),
  achieved: Math.max(column.achieved, point.achieved),
  failed: Math.max(column.failed, point.failed),
  good: Math.min(column.good, point.good),
  p50Ms: Math.max(column.p50Ms, point.p50Ms),
  p95Ms: Math.max(column.p95Ms, point.p95Ms),
  p99Ms: Math.max(column.p99Ms, point.p99Ms),
});

/** The day in at most this many columns, each over the same number of seconds. */
export function columnsOf(points: readonly DayPoint[], atMost: number): readonly DayColumn[] {
  const [first, last] = [points.at(0), points.at(-1)];
  if (first === undefined || last === undefined) return [];
  const width = Math.max(1, Math.ceil((last.second - first.second + 1) / atMost));
  const columns = new Map<number, DayColumn>();
  for (const point of points) {
    const index = Math.floor((point.second - first.second) / width);
    const column = columns.get(index);
    columns.set(index, column === undefined ? columnOf(point) : merged(column, point));
  }
  return [...columns.values()];
}

/** The lowest value of each column: a share of good calls must show its dips. */
export function lowestPerColumn(values: readonly number[], atMost: number): readonly number[] {
  const width = Math.max(1, Math.ceil(values.length / atMost));
  return Array.from({ length: Math.ceil(values.length / width) }, (_, index) =>
    Math.min(...values.slice(index * width, (index + 1) * width)),
  );
}
