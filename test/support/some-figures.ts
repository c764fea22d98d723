import type { DayFigures, SealedFile } from "../../model/day-figures.ts";
import type { DayPoint } from "../../model/readiness.ts";
import { millis, ratio } from "../../model/units.ts";

const COLUMN = 6;

const columnsOf = (points: readonly DayPoint[]): readonly (readonly DayPoint[])[] =>
  Array.from({ length: Math.ceil(points.length / COLUMN) }, (_, index) =>
    points.slice(index * COLUMN, (index + 1) * COLUMN),
  );

const sum = (points: readonly DayPoint[], of: "achieved" | "good"): number =>
  points.reduce((total, point) => total + point[of], 0);

function shares(points: readonly DayPoint[]): DayFigures["shares"] {
  const columns = columnsOf(points);
  return ["next-voter", "record-contact"].map((call) => ({
    call,
    wanted: ratio(0.99),
    sent: columns.map((column) => Math.round(sum(column, "achieved") / 2)),
    good: columns.map((column) => Math.round(sum(column, "good") / 2)),
    lowest: columns.map((column) =>
      ratio(Math.min(1, ...column.map(({ achieved, good }) => good / Math.max(1, achieved)))),
    ),
  }));
}

/** What the pictures of a rehearsed day are drawn from, made of its seconds. */
export function someFigures(points: readonly DayPoint[], breaks: readonly string[]): DayFigures {
  const bad = points.map(({ achieved, good }) => achieved - good);
  return {
    columnSeconds: COLUMN,
    shares: shares(points),
    latency: {
      limitsMs: [1, 10, 100, 1000],
      columns: columnsOf(points).map((column) => [0, sum(column, "good"), 12, 0, 3]),
    },
    budget: {
      calls: ["next-voter", "record-contact"],
      budget: 9000,
      scale: 1,
      outageAtPeakMs: millis(67_000),
      bad,
      badOutside: bad.map((calls) => (calls < 10 ? calls : 0)),
      spentBy: breaks.map((id, index) => ({ break: id, bad: 1200 * (index + 1) })),
      lasts: breaks.map((id, index) => ({
        break: id,
        lasts: { kind: "spent", afterMs: millis(329_000 + index) },
      })),
    },
    preflight: "This machine carries the day.",
  };
}

export const SEALED: readonly SealedFile[] = [
  { file: "events.jsonl", lines: 220, checksum: "0badcafe" },
  { file: "calls.jsonl", lines: 1119, checksum: "deadbeef" },
];
