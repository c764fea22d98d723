import type { Series } from "./part.ts";

/** The middle one; of an even number, the mean of the two in the middle. */
function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

/** Three digits tell two runs apart; more would be noise. */
const figure = (value: number): string =>
  Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));

const HEAD = ["", "min", "median", "max", "at most", ""] as const;

function rowOf({ what, unit, values, atMost }: Series): readonly string[] {
  const median = medianOf(values);
  const told = (value: number): string => `${figure(value)}${unit === "" ? "" : ` ${unit}`}`;
  return [
    what,
    told(Math.min(...values)),
    told(median),
    told(Math.max(...values)),
    atMost === undefined ? "" : told(atMost),
    atMost === undefined ? "" : median <= atMost ? "✓" : "✗",
  ];
}

/** For a terminal: one line for each series, in columns. */
export function tableOf(series: readonly Series[]): string {
  const rows = [HEAD, ...series.map((one) => rowOf(one))];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
