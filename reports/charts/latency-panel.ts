import { durationText } from "../../model/quantities.ts";
import { html, type Markup } from "../markup.ts";
import type { ObjectiveLimit } from "../objective-limits.ts";
import type { DayColumn } from "./columns.ts";
import type { DayFrame } from "./day-frame.ts";
import { endNames, panelGrid, styledLine, type LineStyle, type Panel } from "./panel.ts";
import { linePath } from "./paths.ts";
import { decades, logScale, niceCeiling, type Span } from "./scales.ts";

type Percentile = "p50Ms" | "p95Ms" | "p99Ms";

const LINES: readonly (LineStyle & { readonly of: Percentile })[] = [
  { of: "p99Ms", name: "p99", tone: "blue-line", stroke: "#24568f", width: 2 },
  { of: "p95Ms", name: "p95", tone: "soft-line", stroke: "#7d776c", width: 1.5, dash: "6 3" },
  { of: "p50Ms", name: "p50", tone: "ink-line", stroke: "#1c1b19", width: 1.5, dash: "1.5 3" },
];

/** From the fastest to the slowest that is drawn; without any measurement, one decade around a second. */
function latencies(columns: readonly DayColumn[], limits: readonly ObjectiveLimit[]): Span {
  const measured = [
    ...columns.flatMap(({ p50Ms, p95Ms, p99Ms }) => [p50Ms, p95Ms, p99Ms]),
    ...limits.map(({ ms }) => ms),
  ].filter((ms) => ms > 0 && Number.isFinite(ms));
  if (measured.length === 0) return { from: 100, to: 1000 };
  const lowest = measured.reduce((least, ms) => Math.min(least, ms));
  const highest = measured.reduce((most, ms) => Math.max(most, ms));
  const from = 10 ** Math.floor(Math.log10(Math.max(lowest, 0.01)));
  return { from, to: Math.max(from * 10, niceCeiling(highest)) };
}

function limitLine({ ms, text }: ObjectiveLimit, panel: Panel, { size }: DayFrame): Markup {
  const y = panel.y(ms);
  return html`<path
      class="limit-line"
      d="M${size.plot.from} ${y}H${size.plot.to}"
      stroke="#a8321f"
      stroke-width="1.4"
      stroke-dasharray="9 3 2 3"
    />
    <text class="limit-name" x="${size.plot.from + 6}" y="${y - 5}">objective ${text}</text>`;
}

/** The percentiles of each second on a log axis; where nothing was answered the lines are broken. */
export function latencyPanel(
  columns: readonly DayColumn[],
  limits: readonly ObjectiveLimit[],
  frame: DayFrame,
): Markup {
  const span = latencies(columns, limits);
  const y = logScale(span, { from: frame.latency.to, to: frame.latency.from });
  const ticks = decades(span).map((value) => ({ value, text: durationText(value) }));
  const title = "Latency from the moment a call was due";
  const panel: Panel = { title, heights: frame.latency, y, ticks };
  const lines = LINES.map((style) => {
    const spots = columns.map((column) => {
      const ms = column[style.of];
      return ms > 0 ? { x: frame.x((column.from + column.to) / 2), y: y(ms) } : undefined;
    });
    const last = spots.findLast((spot) => spot !== undefined);
    return { style, drawn: styledLine(style, linePath(spots)), end: last?.y ?? frame.latency.to };
  });
  const ends = lines.map(({ end }) => end);
  return html`<g class="latency">
    ${panelGrid(panel, frame)}
    ${lines.map(({ drawn }) => drawn)}${limits.map((limit) => limitLine(limit, panel, frame))}
    ${endNames(LINES, ends, panel, frame)}
  </g>`;
}
