import type { Readiness } from "../../model/readiness.ts";
import { html, type Markup } from "../markup.ts";
import type { DayFrame } from "./day-frame.ts";
import { PANEL_TITLE } from "./panel.ts";
import { rounded } from "./scales.ts";

/** The windows in which a fault was on: shaded through both panels, named above them. */
export function faultBands({ day }: Readiness, frame: DayFrame): Markup {
  const { x, rate, latency } = frame;
  const bands = day.windows.map((window) => {
    const from = x(window.from / 1000);
    const width = rounded(Math.max(1, x(window.to / 1000) - from));
    return html`<rect
      class="band"
      x="${from}"
      y="${rate.from}"
      width="${width}"
      height="${latency.to - rate.from}"
      fill="#c98a1b"
      fill-opacity="0.13"
    />`;
  });
  const names = frame.bandNames.map(
    ({ text, centre, lane }) =>
      html`<text
        class="band-name"
        x="${centre}"
        y="${rate.from - frame.lane * (lane + 1) - PANEL_TITLE}"
        text-anchor="middle"
        font-weight="600"
        >${text}</text
      >`,
  );
  return html`<g>${bands}${names}</g>`;
}

/** The moments at which a fix was applied: a dotted line through both panels, named between them. */
export function fixMarks({ day }: Readiness, frame: DayFrame): Markup {
  const { rate, latency, x } = frame;
  const lines = day.marks.map(
    ({ at }) => html`<path d="M${x(at / 1000)} ${rate.from}V${latency.to}" stroke-dasharray="1 3" />`,
  );
  const names = frame.markNames.map(
    ({ text, centre, lane }) =>
      html`<text x="${centre}" y="${rate.to + frame.lane * (lane + 1)}" text-anchor="middle">${text}</text>`,
  );
  return html`<g stroke="currentColor" fill="none">${lines}</g> <g>${names}</g>`;
}
