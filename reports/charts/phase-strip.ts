import type { BreakFinding, PhaseFigures } from "../../model/readiness.ts";
import { sharesInWords } from "../break-phases.ts";
import { goodFigure } from "../figures.ts";
import { html, type Markup, type Piece } from "../markup.ts";
import { areaPath, linePath, type Spot } from "./paths.ts";
import { linearScale, rounded, type Scale } from "./scales.ts";

const WIDTH = 600;
const HEIGHT = 72;

interface Stretch {
  readonly figures: PhaseFigures;
  readonly from: number;
  readonly seconds: number;
}

/** The phases side by side, each as long as its seconds. */
function stretchesOf(found: BreakFinding): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  for (const figures of found.phases) {
    const seconds = figures.goodPerSecond.length;
    if (seconds > 0) stretches.push({ figures, from, seconds });
    from += seconds;
  }
  return stretches;
}

/** A second has one share from its start to its end, so the line goes in steps. */
const shares = ({ figures, from }: Stretch): readonly Spot[] =>
  figures.goodPerSecond.flatMap((share, index) => {
    const y = Number.isFinite(share) ? share : 0;
    return [
      { x: from + index, y },
      { x: from + index + 1, y },
    ];
  });

const faultOn = (stretches: readonly Stretch[], x: Scale): Piece =>
  stretches
    .filter(({ figures }) => figures.phase === "during" || figures.phase === "fixed")
    .map(
      ({ from, seconds }) =>
        html`<rect
          class="band"
          x="${x(from)}"
          y="0"
          width="${rounded(x(from + seconds) - x(from))}"
          height="${HEIGHT}"
          fill="#c98a1b"
          fill-opacity="0.13"
        />`,
    );

function picture(stretches: readonly Stretch[]): Markup {
  const seconds = stretches.reduce((sum, stretch) => sum + stretch.seconds, 0);
  const x = linearScale({ from: 0, to: seconds }, { from: 0, to: WIDTH });
  const y = linearScale({ from: 0, to: 1 }, { from: HEIGHT - 2, to: 4 });
  const spots = stretches
    .flatMap((stretch) => shares(stretch))
    .map((spot) => ({ x: x(spot.x), y: y(spot.y) }));
  const top = spots.map((spot) => ({ x: spot.x, y: y(1) }));
  const floor = spots.map((spot) => ({ x: spot.x, y: y(0) }));
  const edges = stretches.map(({ from }) => `M${x(from)} 0V${HEIGHT}`).join("");
  return html`${faultOn(stretches, x)}<path
      class="good-area"
      d="${areaPath(spots, floor)}"
      fill="#24568f"
      fill-opacity="0.14"
    />
    <path class="bad-area" d="${areaPath(top, spots)}" fill="#a8321f" fill-opacity="0.28" />
    <path d="${edges}" stroke="currentColor" stroke-opacity="0.25" vector-effect="non-scaling-stroke" />
    <path
      class="blue-line"
      d="${linePath(spots)}"
      fill="none"
      stroke="#24568f"
      stroke-width="2"
      stroke-linejoin="round"
      vector-effect="non-scaling-stroke"
    />`;
}

const nameOf = ({ figures, seconds }: Stretch): Markup =>
  html`<li style="flex: ${seconds} 1 0">
    <b>${goodFigure(figures)}</b><br />${figures.fix ?? figures.phase}
  </li> `;

/** The share of good calls in each second of a break: the fall, each fix, the way back. */
export function phaseStrip(found: BreakFinding): Markup {
  const stretches = stretchesOf(found);
  if (stretches.length === 0) return html`<p>No call was measured.</p>`;
  return html`<figure class="strip">
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 ${WIDTH} ${HEIGHT}"
      width="${WIDTH}"
      height="${HEIGHT}"
      preserveAspectRatio="none"
      role="img"
    >
      <title>Share of good calls in each second of ${found.id}</title>
      <desc>${sharesInWords(found)}</desc>
      ${picture(stretches)}
    </svg>
    <ol>
      ${stretches.map((stretch) => nameOf(stretch))}
    </ol>
    <figcaption>
      Share of good calls in each second; the darker (red) part is what was missing; shaded while the fault
      was on.
    </figcaption>
  </figure>`;
}
