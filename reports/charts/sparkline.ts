import type { BreakFinding } from "../../model/readiness.ts";
import { sharesInWords } from "../break-phases.ts";
import { html, type Markup } from "../markup.ts";
import { lowestPerColumn } from "./columns.ts";
import { linePath } from "./paths.ts";
import { linearScale } from "./scales.ts";

const BARS = Array.from("▁▂▃▄▅▆▇█");
const HEIGHT = 26;

const seconds = (found: BreakFinding): readonly number[] =>
  found.phases.flatMap((figures) => figures.goodPerSecond).filter((share) => Number.isFinite(share));

/** The share of good calls over all phases of a break, in letters. */
export function unicodeSparkline(found: BreakFinding, atMost = 40): string {
  return lowestPerColumn(seconds(found), atMost)
    .map((share) => BARS[Math.round(Math.max(0, Math.min(1, share)) * (BARS.length - 1))] ?? "")
    .join("");
}

/** The share of good calls over all phases of a break, as a picture in a line of a table. */
export function sparkline(found: BreakFinding, width = 132): Markup {
  const shares = lowestPerColumn(seconds(found), width);
  const x = linearScale({ from: 0, to: Math.max(1, shares.length - 1) }, { from: 2, to: width - 2 });
  const y = linearScale({ from: 0, to: 1 }, { from: HEIGHT - 3, to: 3 });
  const line = linePath(shares.map((share, index) => ({ x: x(index), y: y(share) })));
  return html`<svg
    class="sparkline"
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${width} ${HEIGHT}"
    width="${width}"
    height="${HEIGHT}"
    role="img"
  >
    <title>Share of good calls per second, from before ${found.id} to after it</title>
    <desc>${sharesInWords(found)}</desc>
    <path d="M0 ${y(0)}h${width}" stroke="#8a857b" stroke-width="0.5" stroke-opacity="0.7" />
    <path
      class="blue-line"
      d="${line}"
      fill="none"
      stroke="#24568f"
      stroke-width="1.5"
      stroke-linejoin="round"
      stroke-linecap="round"
    />
  </svg>`;
}
