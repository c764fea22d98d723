import type { DayPoint } from "../../model/readiness.ts";

/** Some seconds of the day in one column: its rates are those of one of them, so that nothing is drawn that never was. */
export interface DayColumn {
  readonly from: number;
  /** The first second behind the column. */
  readonly to: number;
  /** Of the second with the largest share of bad calls; where all are alike, of the busiest. */
  readonly planned: number;
  readonly achieved: number;
  readonly good: number;
  /** The highest of its seconds, as the latencies are. */
  readonly failed: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

type Rates = Pick<DayPoint, "planned" | "achieved" | "good">;

const columnOf = (point: DayPoint): DayColumn => ({ ...point, from: point.second, to: point.second + 1 });

/** The part of what was due or sent that got no good answer: calls that were never sent count too. */
function badShare({ planned, achieved, good }: Rates): number {
  const due = Math.max(planned, achieved);
  return due > 0 ? 1 - good / due : 0;
}

function worse(one: Rates, other: Rates): Rates {
  const difference = badShare(one) - badShare(other) || one.achieved - other.achieved;
  const { planned, achieved, good } = difference >= 0 ? one : other;
  return { planned, achieved, good };
}

const merged = (column: DayColumn, point: DayPoint): DayColumn => ({
  from: column.from,
  to: point.second + 1,
  ...worse(column, point),
  failed: Math.max(column.failed, point.failed),
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
