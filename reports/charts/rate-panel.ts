import { countText } from "../../model/quantities.ts";
import { html, when, type Markup } from "../markup.ts";
import type { DayColumn } from "./columns.ts";
import type { DayFrame } from "./day-frame.ts";
import { endNames, panelGrid, styledLine, type LineStyle, type Panel } from "./panel.ts";
import { areaPath, linePath } from "./paths.ts";
import { linearScale, niceSteps } from "./scales.ts";

const PLANNED: LineStyle = { name: "planned", tone: "ink-line", stroke: "#1c1b19", width: 1.4, dash: "5 4" };
const ACHIEVED: LineStyle = { name: "achieved", tone: "soft-line", stroke: "#7d776c", width: 1.6 };
const GOOD: LineStyle = { name: "good", tone: "blue-line", stroke: "#24568f", width: 2 };

/** Calls per second, planned and achieved; between achieved and good lie the calls that failed or took too long. */
export function ratePanel(columns: readonly DayColumn[], frame: DayFrame, isPlanned: boolean): Markup {
  const highest = columns.reduce((most, { planned, achieved }) => Math.max(most, planned, achieved), 0);
  const steps = niceSteps(highest, 4);
  const y = linearScale({ from: 0, to: steps.at(-1) ?? 1 }, { from: frame.rate.to, to: frame.rate.from });
  const ticks = steps.map((value) => ({ value, text: countText(value) }));
  const panel: Panel = { title: "Calls per second", heights: frame.rate, y, ticks };
  const spots = (value: (column: DayColumn) => number) =>
    columns.map((column) => ({ x: frame.x((column.from + column.to) / 2), y: y(value(column)) }));
  const planned = spots((column) => column.planned);
  const achieved = spots((column) => column.achieved);
  const good = spots((column) => column.good);
  const floor = good.map(({ x }) => ({ x, y: frame.rate.to }));
  const lines = isPlanned ? [planned, achieved, good] : [achieved, good];
  const styles = isPlanned ? [PLANNED, ACHIEVED, GOOD] : [ACHIEVED, GOOD];
  const ends = lines.map((line) => line.at(-1)?.y ?? frame.rate.to);
  return html`<g class="rate">
    ${panelGrid(panel, frame)}
    <path class="good-area" d="${areaPath(good, floor)}" fill="#24568f" fill-opacity="0.14" />
    <path class="bad-area" d="${areaPath(achieved, good)}" fill="#a8321f" fill-opacity="0.28" />
    ${styledLine(ACHIEVED, linePath(achieved))}${styledLine(GOOD, linePath(good))}
    ${when(isPlanned, () => styledLine(PLANNED, linePath(planned)))} ${endNames(styles, ends, panel, frame)}
  </g>`;
}
