import { durationText } from "../../model/quantities.ts";
import type { Readiness } from "../../model/readiness.ts";
import { columnsOf, type DayColumn } from "../charts/columns.ts";
import { dayChart } from "../charts/day-chart.ts";
import { NARROW, WIDE } from "../charts/day-frame.ts";
import { countFigure, latencyFigure } from "../figures.ts";
import { headlineOf } from "../headline.ts";
import { html, type Markup } from "../markup.ts";
import { number, table } from "./table.ts";

const rowOf = (column: DayColumn, seconds: number) => [
  seconds === 1 ? String(column.from) : `${column.from} to ${column.to - 1}`,
  countFigure(column.planned),
  countFigure(column.achieved),
  countFigure(column.good),
  countFigure(column.failed),
  latencyFigure(column.p50Ms),
  latencyFigure(column.p95Ms),
  latencyFigure(column.p99Ms),
];

/** The numbers behind the picture, one row for each of its columns. */
function dayTable(readiness: Readiness): Markup {
  const columns = columnsOf(readiness.day.points, WIDE.columns);
  const seconds = columns.reduce((most, { from, to }) => Math.max(most, to - from), 1);
  const extremes = "; several seconds a row: the lowest good, the highest of all others";
  const caption = `The day in seconds of the replay${seconds === 1 ? "" : extremes}`;
  return html`<details>
    <summary>The numbers behind the picture</summary>
    ${table({
      caption,
      columns: ["Second", "Planned", "Achieved", "Good", "No answer", "p50", "p95", "p99"].map((title) =>
        number(title),
      ),
      rows: columns.map((column) => rowOf(column, seconds)),
    })}
  </details>`;
}

export function daySection(readiness: Readiness): Markup {
  const { day } = readiness;
  const lead = `Shaded while a fault was on; ▲ marks the moment a fix was applied. The darker (red) area is calls that were sent and got no good answer. One second of the replay stands for ${durationText(day.compression * 1000)} of the day.`;
  return html`<section>
    <h2 id="day">The day in one picture</h2>
    <figure>
      <p class="finding">${headlineOf(readiness)}</p>
      ${dayChart(readiness, WIDE)} ${dayChart(readiness, NARROW)}
      <figcaption>${lead}</figcaption>
    </figure>
    ${dayTable(readiness)}
  </section>`;
}
