import { durationText } from "../../model/quantities.ts";
import type { Readiness } from "../../model/readiness.ts";
import type { ChartData } from "../chart-data.ts";
import { bothSizes } from "../charts/chart-svg.ts";
import { columnsOf } from "../charts/columns.ts";
import { dayChart } from "../charts/day-chart.ts";
import { WIDE } from "../charts/day-frame.ts";
import { headlineOf } from "../headline.ts";
import { html, type Markup } from "../markup.ts";
import { chartFigure } from "./chart-figure.ts";

/** The numbers behind the picture, one row for each of its columns. */
function dayData(readiness: Readiness): ChartData {
  const columns = columnsOf(readiness.day.points, WIDE.columns);
  const seconds = columns.reduce((most, { from, to }) => Math.max(most, to - from), 1);
  const extremes =
    "; several seconds a row: planned, achieved and good of the worst of them, the highest of all others";
  return {
    caption: `The day in seconds of the replay${seconds === 1 ? "" : extremes}; latencies in ms, 0 where nothing was answered`,
    columns: ["Second", "Planned", "Achieved", "Good", "No answer", "p50", "p95", "p99"],
    rows: columns.map(({ from, to, planned, achieved, good, failed, p50Ms, p95Ms, p99Ms }) => [
      seconds === 1 ? String(from) : `${from} to ${to - 1}`,
      planned,
      achieved,
      good,
      failed,
      p50Ms,
      p95Ms,
      p99Ms,
    ]),
  };
}

export function daySection(readiness: Readiness): Markup {
  const { day } = readiness;
  const lead = `Shaded while a fault was on; ▲ marks the moment a fix was applied. The darker (red) area is calls that were sent and got no good answer. One second of the replay stands for ${durationText(day.compression * 1000)} of the day.`;
  return html`<section>
    <h2 id="day">The day in one picture</h2>
    ${chartFigure({
      finding: headlineOf(readiness),
      chart: bothSizes((size) => dayChart(readiness, size)),
      caption: lead,
      data: dayData(readiness),
    })}
  </section>`;
}
