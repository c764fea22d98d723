import type { DayFigures, LatencyMap } from "../../model/day-figures.ts";
import { durationText, shareText } from "../../model/quantities.ts";
import type { ChartData } from "../chart-data.ts";
import { secondsText } from "./share-rows.ts";

/** `to 1 ms`, …, `over 10 s`. */
export const rowNames = ({ limitsMs }: LatencyMap): readonly string[] => [
  ...limitsMs.map((ms) => `to ${durationText(ms)}`),
  `over ${durationText(limitsMs.at(-1) ?? 0)}`,
];

const SLOW_MS = 1000;

export function latencyFinding({ latency }: DayFigures): string {
  let [all, slow] = [0, 0];
  for (const column of latency.columns) {
    for (const [row, count] of column.entries()) {
      all += count;
      if ((latency.limitsMs[row - 1] ?? 0) >= SLOW_MS) slow += count;
    }
  }
  if (all === 0) return "No call was answered";
  return slow === 0
    ? "No answer took longer than a second"
    : `${shareText(slow / all)} of the answers took longer than a second`;
}

export const latencyData = ({ latency, columnSeconds }: DayFigures): ChartData => ({
  caption: "Answers by how long they took from the moment they were due",
  columns: ["Seconds", ...rowNames(latency)],
  rows: latency.columns.map((counts, column) => [secondsText(column, columnSeconds), ...counts]),
});
