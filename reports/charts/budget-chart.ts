import type { DayBudget } from "../../model/day-figures.ts";
import { countText } from "../../model/quantities.ts";
import type { Readiness } from "../../model/readiness.ts";
import { html, type Markup } from "../markup.ts";
import { shortened } from "../printable.ts";
import { budgetFinding } from "../rows/budget-rows.ts";
import { chartSvg } from "./chart-svg.ts";
import type { DaySize } from "./day-frame.ts";
import { laneCount, placeInLanes, spreadApart } from "./label-places.ts";
import { styledLine, type LineStyle } from "./panel.ts";
import { linearScale, niceCeiling, rounded, type Scale, type Span } from "./scales.ts";
import { axisHeight, timeAxis } from "./time-axis.ts";

const ALL: LineStyle = { name: "with faults", tone: "blue-line", stroke: "#24568f", width: 2 };
const OUTSIDE: LineStyle = {
  name: "without",
  tone: "ink-line",
  stroke: "#1c1b19",
  width: 1.6,
  dash: "5 4",
};

/** What is left after each second. */
function leftAfter(budget: number, bad: readonly number[]): readonly number[] {
  let left = budget;
  return bad.map((calls) => (left -= calls));
}

/** Steps: what a second spends is gone at its end. */
function steps(lefts: readonly number[], budget: number, x: Scale, y: Scale): string {
  let path = `M${x(0)} ${y(budget)}`;
  let last = y(budget);
  for (const [second, left] of lefts.entries()) {
    const place = y(left);
    if (place === last) continue;
    path += `H${x(second + 1)}V${place}`;
    last = place;
  }
  return `${path}H${x(lefts.length)}`;
}

function grid(y: Scale, { from, to }: Span, size: DaySize): Markup {
  const step = niceCeiling((to - from) / 5);
  const first = Math.ceil(from / step);
  const values = Array.from(
    { length: Math.floor(to / step) - first + 1 },
    (_, index) => (first + index) * step,
  );
  return html`${values.map(
    (value) =>
      html`<path
          d="M${size.plot.from} ${y(value)}H${size.plot.to}"
          stroke="currentColor"
          stroke-opacity="${value === 0 ? 0.7 : 0.16}"
        />
        <text class="soft" x="${size.plot.from - 8}" y="${y(value) + 4}" text-anchor="end"
          >${value < 0 ? `−${countText(-value)}` : countText(value)}</text
        >`,
  )}`;
}

interface Frame {
  readonly size: DaySize;
  readonly x: Scale;
  readonly heights: Span;
}

/** The windows of the faults, each named with what it spent. */
function faults({ day }: Readiness, budget: DayBudget, { size, x, heights }: Frame): Markup {
  const bands = day.windows.map(({ from, to }) => {
    const left = x(from / 1000);
    const width = rounded(Math.max(1, x(to / 1000) - left));
    return html`<rect
      class="band"
      x="${left}"
      y="${heights.from}"
      width="${width}"
      height="${heights.to - heights.from}"
      fill="#c98a1b"
      fill-opacity="0.13"
    />`;
  });
  const lane = size.fontSize + 5;
  const names = spentNames(day, budget, { size, x }).map(
    ({ text, centre, lane: row }) =>
      html`<text x="${centre}" y="${heights.from - 6 - lane * row}" text-anchor="middle" font-weight="600"
        >${text}</text
      >`,
  );
  return html`<g>${bands}${names}</g>`;
}

function spentNames(day: Readiness["day"], budget: DayBudget, { size, x }: Pick<Frame, "size" | "x">) {
  const wished = budget.spentBy.flatMap(({ break: id, bad }) => {
    const own = day.windows.filter((window) => window.break === id);
    const [first, last] = [own.at(0), own.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [{ text: `${shortened(id, 22)} −${countText(bad)}`, centre: x((first.from + last.to) / 2000) }];
  });
  const edges = { from: 0, to: size.width };
  return placeInLanes(
    wished.toSorted((a, b) => a.centre - b.centre),
    edges,
    size.fontSize,
  );
}

/** What was left of the budget of the day, second by second, with and without what was broken on purpose. */
export function budgetChart(readiness: Readiness, budget: DayBudget, size: DaySize): Markup {
  const all = leftAfter(budget.budget, budget.bad);
  const outside = leftAfter(budget.budget, budget.badOutside);
  const values = { from: Math.min(0, all.at(-1) ?? 0, outside.at(-1) ?? 0), to: Math.max(1, budget.budget) };
  const x = linearScale({ from: 0, to: Math.max(1, all.length) }, size.plot);
  const lane = size.fontSize + 5;
  const top = lane * (laneCount(spentNames(readiness.day, budget, { size, x })) + 1) + 10;
  const heights = { from: top, to: top + size.panelHeight };
  const y = linearScale(values, { from: heights.to, to: heights.from });
  const ends = spreadApart([y(all.at(-1) ?? 0), y(outside.at(-1) ?? 0)], lane, heights);
  const names = [ALL, OUTSIDE].map((style, index) => {
    const place = ends[index] ?? heights.from;
    const words = style.name.split(" ");
    return html`<text x="${size.plot.to + 6}" y="${place + 4}"
      >${size.name === "wide" ? style.name : words[0]}</text
    >`;
  });
  const content = html`${grid(y, values, size)}${faults(readiness, budget, { size, x, heights })}
    <text x="0" y="${size.fontSize}" font-weight="600">Bad calls left in the budget of the day</text>
    ${styledLine(ALL, steps(all, budget.budget, x, y))}${styledLine(OUTSIDE, steps(outside, budget.budget, x, y))}
    ${names}${timeAxis(readiness, { size, x, y: heights.to, seconds: all.length })}`;
  const text = `The budget starts at ${countText(budget.budget)} calls. ${budget.spentBy.map(({ break: id, bad }) => `${id} spent ${countText(bad)}`).join("; ")}. The dashed line leaves out what was bad while something was broken on purpose.`;
  const texts = { id: "budget", finding: budgetFinding(budget), text };
  return chartSvg(texts, size, heights.to + axisHeight(size), content);
}
