import type { DayFigures, LatencyMap } from "../../model/day-figures.ts";
import type { Readiness } from "../../model/readiness.ts";
import { html, type Markup } from "../markup.ts";
import { latencyFinding, rowNames } from "../rows/latency-rows.ts";
import { chartSvg } from "./chart-svg.ts";
import type { DaySize } from "./day-frame.ts";
import { linearScale, rounded, type Scale } from "./scales.ts";
import { axisHeight, timeAxis } from "./time-axis.ts";

/** From this share of the answers of a column on a cell has this darkness; a single answer is still seen. */
const LEVELS: readonly (readonly [from: number, opacity: number])[] = [
  [0.3, 0.95],
  [0.1, 0.7],
  [0.03, 0.48],
  [0.005, 0.28],
  [0, 0.12],
];

const levelOf = (share: number): number => LEVELS.findIndex(([from]) => share >= from);

interface Place {
  readonly x: Scale;
  readonly seconds: number;
  readonly height: number;
  readonly top: number;
}

/** One path for each darkness. */
function cells({ columns, limitsMs }: LatencyMap, { x, seconds, height, top }: Place): readonly string[] {
  const paths = LEVELS.map(() => "");
  for (const [column, counts] of columns.entries()) {
    const all = counts.reduce((sum, count) => sum + count, 0);
    const from = x(column * seconds);
    const width = rounded(x((column + 1) * seconds) - from);
    for (const [row, count] of counts.entries()) {
      if (count === 0) continue;
      const level = levelOf(count / all);
      const y = top + (limitsMs.length - row) * height;
      paths[level] += `M${from} ${y}h${width}v${height}h${-width}z`;
    }
  }
  return paths;
}

/** How answers spread over the day: each column is a part of the day, each row a span of time on a log scale. */
export function latencyHeat(readiness: Readiness, figures: DayFigures, size: DaySize): Markup {
  const { latency, columnSeconds } = figures;
  const seconds = Math.max(1, latency.columns.length * columnSeconds);
  const plot = { from: size.fontSize * 6, to: size.width - 8 };
  const x = linearScale({ from: 0, to: seconds }, plot);
  const height = size.name === "wide" ? 16 : 13;
  const top = 6;
  const names = rowNames(latency);
  const drawn = cells(latency, { x, seconds: columnSeconds, height, top }).map(
    (path, level) =>
      html`<path class="good-area" d="${path}" fill="#24568f" fill-opacity="${LEVELS[level]?.[1] ?? 0}" />`,
  );
  const labels = names.map(
    (name, row) =>
      html`<text
        class="soft"
        x="${plot.from - 8}"
        y="${top + (names.length - row) * height - 3}"
        text-anchor="end"
        >${name}</text
      >`,
  );
  const bottom = top + names.length * height;
  const axis = timeAxis(readiness, { size: { ...size, plot }, x, y: bottom, seconds });
  const text =
    "Each column is a part of the replay, each row a span of latency. The darker a cell, the larger its share of the answers of that part; every answer is drawn.";
  return chartSvg(
    { id: "latency", finding: latencyFinding(figures), text },
    size,
    bottom + axisHeight(size),
    html`${drawn}${labels}${axis}`,
  );
}
