import { html, type Markup } from "../markup.ts";
import type { DayFrame } from "./day-frame.ts";
import { spreadApart } from "./label-places.ts";
import type { Scale, Span } from "./scales.ts";

interface PanelTick {
  readonly value: number;
  readonly text: string;
}

export interface Panel {
  readonly title: string;
  readonly heights: Span;
  readonly y: Scale;
  readonly ticks: readonly PanelTick[];
}

/** The look of one line, the same along the line and beside its name. */
export interface LineStyle {
  readonly name: string;
  /** A class that a dark page colours anew. */
  readonly tone: "blue-line" | "soft-line" | "ink-line" | "limit-line";
  readonly stroke: string;
  readonly width: number;
  readonly dash?: string;
}

/** How high the title of a panel stands above it. */
export const PANEL_TITLE = 16;

/** The grid, its values at the left and the title above. */
export function panelGrid(panel: Panel, { size }: DayFrame): Markup {
  const { from, to } = size.plot;
  const lines = panel.ticks.map(
    ({ value, text }) =>
      html`<path d="M${from} ${panel.y(value)}H${to}" stroke="currentColor" stroke-opacity="0.16" />
        <text class="soft" x="${from - 8}" y="${panel.y(value) + 4}" text-anchor="end">${text}</text>`,
  );
  return html`<g>
    ${lines}
    <text x="0" y="${panel.heights.from - PANEL_TITLE}" font-weight="600">${panel.title}</text>
  </g>`;
}

export const styledLine = (style: LineStyle, path: string): Markup =>
  html`<path
    class="${style.tone}"
    d="${path}"
    fill="none"
    stroke="${style.stroke}"
    stroke-width="${style.width}"
    stroke-dasharray="${style.dash ?? "none"}"
    stroke-linejoin="round"
    stroke-linecap="round"
  />`;

/** Names at the right end of the lines, each beside a sample of its line. */
export function endNames(
  styles: readonly LineStyle[],
  heights: readonly number[],
  panel: Panel,
  { size, lane }: DayFrame,
): Markup {
  const edge = size.plot.to + 6;
  const spread = spreadApart(heights, lane, panel.heights);
  const names = styles.map((style, index) => {
    const y = spread[index] ?? panel.heights.from;
    return html`${styledLine(style, `M${edge} ${y}h14`)}
      <text x="${edge + 19}" y="${y + 4}">${style.name}</text>`;
  });
  return html`<g>${names}</g>`;
}
