import type { DayFigures } from "../../model/day-figures.ts";
import { shareText } from "../../model/quantities.ts";
import type { Readiness } from "../../model/readiness.ts";
import { html, type Markup } from "../markup.ts";
import { shortened } from "../printable.ts";
import { cellOf, sharesFinding, type CellKind } from "../rows/share-rows.ts";
import { chartSvg } from "./chart-svg.ts";
import type { DaySize } from "./day-frame.ts";
import { linearScale, rounded, type Scale } from "./scales.ts";
import { axisHeight, timeAxis } from "./time-axis.ts";

const HEIGHT = 22;
/** A cell that is lower and darker is worse, so colour is not needed to read it. */
const HEIGHTS: Readonly<Record<CellKind, number>> = { kept: 6, below: 13, lost: HEIGHT, empty: 0 };

interface Cell {
  readonly x: number;
  readonly width: number;
}

const rectangles = (cells: readonly Cell[], base: number, height: number): string =>
  cells.map(({ x, width }) => `M${x} ${base}h${width}v${-height}h${-width}z`).join("");

function rowOf(figures: DayFigures, index: number, x: Scale, base: number): Markup {
  const row = figures.shares[index];
  const { columnSeconds } = figures;
  const cells = (kind: CellKind): readonly Cell[] =>
    (row?.sent ?? []).flatMap((_, column) => {
      if (row === undefined || cellOf(row, column) !== kind) return [];
      const from = x(column * columnSeconds);
      return [{ x: from, width: rounded(Math.max(1, x((column + 1) * columnSeconds) - from - 1)) }];
    });
  const kept = rectangles(cells("kept"), base, HEIGHTS.kept);
  const below = rectangles(cells("below"), base, HEIGHTS.below);
  const lost = rectangles(cells("lost"), base, HEIGHTS.lost);
  return html`<path class="good-area" d="${kept}" fill="#24568f" fill-opacity="0.3" />
    <path class="bad-area" d="${below}" fill="#a8321f" fill-opacity="0.55" />
    <path class="bad-area" d="${lost}" fill="#a8321f" fill-opacity="0.95" />`;
}

/** One row for each call, from left to right the day: low and pale where the promise held, high and dark where not. */
export function shareStrip(readiness: Readiness, figures: DayFigures, size: DaySize): Markup {
  const { shares, columnSeconds } = figures;
  const seconds = Math.max(1, (shares[0]?.sent.length ?? 0) * columnSeconds);
  const plot = { from: 2, to: size.width - 8 };
  const x = linearScale({ from: 0, to: seconds }, plot);
  const lane = size.fontSize + 5;
  const each = HEIGHT + lane + 10;
  const rows = shares.map(({ call, wanted }, index) => {
    const base = index * each + lane + HEIGHT;
    const name = wanted === undefined ? "no objective" : `${shareText(wanted)} promised`;
    return html`<text x="0" y="${base - HEIGHT - 5}">
        <tspan font-weight="600">${shortened(call, 28)}</tspan> <tspan class="soft">${name}</tspan>
      </text>
      ${rowOf(figures, index, x, base)}
      <path d="M${plot.from} ${base}H${plot.to}" stroke="currentColor" stroke-opacity="0.3" />`;
  });
  const bottom = shares.length * each + 4;
  const axis = timeAxis(readiness, { size: { ...size, plot }, x, y: bottom, seconds });
  const text = `Each column is ${columnSeconds} seconds of the replay and shows its worst second. Low and pale: the promise held. Higher: it was missed. Full height: more than half of the calls were bad.`;
  return chartSvg(
    { id: "shares", finding: sharesFinding(figures), text },
    size,
    bottom + axisHeight(size),
    html`${rows}${axis}`,
  );
}
