import type { DayFigures, ShareRow } from "../../model/day-figures.ts";
import { shareText } from "../../model/quantities.ts";
import type { ChartData } from "../chart-data.ts";
import { NOTHING } from "../figures.ts";

/** How a cell is drawn: the promise kept in its worst second, missed, mostly missed, or nothing sent. */
export type CellKind = "kept" | "below" | "lost" | "empty";

const LOST = 0.5;

export function cellOf({ wanted, sent, lowest }: ShareRow, column: number): CellKind {
  if ((sent[column] ?? 0) === 0) return "empty";
  const share = lowest[column] ?? 1;
  if (share < LOST) return "lost";
  return share < (wanted ?? 1) ? "below" : "kept";
}

export function sharesFinding({ shares }: DayFigures): string {
  const worst = shares
    .map((row) => ({
      row,
      missed: row.sent.filter((_, column) => ["below", "lost"].includes(cellOf(row, column))).length,
      all: row.sent.filter((sent) => sent > 0).length,
    }))
    .toSorted((a, b) => b.missed - a.missed)[0];
  if (worst === undefined || worst.missed === 0)
    return "Every call kept its promise in every part of the day";
  return `${worst.row.call} fell below what was promised in ${worst.missed} of ${worst.all} parts of the day`;
}

const shareIn = ({ sent, good }: ShareRow, column: number): string => {
  const all = sent[column] ?? 0;
  return all === 0 ? NOTHING : shareText((good[column] ?? 0) / all);
};

export const secondsText = (column: number, width: number): string =>
  width === 1 ? String(column) : `${column * width} to ${(column + 1) * width - 1}`;

export function sharesData({ shares, columnSeconds }: DayFigures): ChartData {
  const columns = shares[0]?.sent.length ?? 0;
  return {
    caption: "Share of good calls in each part of the replay, and that of its worst second",
    columns: ["Seconds", ...shares.flatMap(({ call }) => [call, `${call}, worst`])],
    rows: Array.from({ length: columns }, (_, column) => [
      secondsText(column, columnSeconds),
      ...shares.flatMap((row) => [
        shareIn(row, column),
        (row.sent[column] ?? 0) === 0 ? NOTHING : shareText(row.lowest[column] ?? 1),
      ]),
    ]),
  };
}
