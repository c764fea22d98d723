import { countText, durationText } from "../../model/quantities.ts";
import type { Readiness } from "../../model/readiness.ts";
import { headlineOf } from "../headline.ts";
import { html, when, type Markup } from "../markup.ts";
import { objectiveLimits } from "../objective-limits.ts";
import { outcomeWord } from "../words.ts";
import { clockTicks } from "./clock.ts";
import { columnsOf } from "./columns.ts";
import { frameOf, type DayFrame, type DaySize } from "./day-frame.ts";
import { faultBands, fixMarks } from "./fault-bands.ts";
import { latencyPanel } from "./latency-panel.ts";
import { ratePanel } from "./rate-panel.ts";

function description(readiness: Readiness): string {
  const { day, breaks, script } = readiness;
  const rates = script === undefined ? "calls per second as planned and as achieved" : "calls per second";
  const windows = day.windows.map((window) => {
    const found = breaks.find((candidate) => candidate.id === window.break);
    const outcome = found === undefined ? "" : `, ${outcomeWord(found.outcome).text}`;
    return `${window.break} from ${durationText(window.from)} to ${durationText(window.to)}${outcome}`;
  });
  const faults =
    windows.length === 0 ? "No fault was on." : `Shaded while a fault was on: ${windows.join("; ")}.`;
  return `Above, ${rates}, at most ${countText(day.peakPerSecond)}; below, latency percentiles on a log axis; both over the day from ${day.from} to ${day.to}, replayed in ${durationText(day.replayIn)}. ${faults}`;
}

function timeAxis({ day }: Readiness, frame: DayFrame): Markup {
  const { size, latency, lane, seconds, x } = frame;
  const ticks = clockTicks(day, seconds, size.ticks).map(
    ({ second, text }) =>
      html`<path d="M${x(second)} ${latency.to}v5" stroke="currentColor" stroke-opacity="0.5" />
        <text class="soft" x="${x(second)}" y="${latency.to + lane + 4}" text-anchor="middle">${text}</text>`,
  );
  const { from, to } = size.plot;
  const name = `Clock of the day, replayed in ${durationText(day.replayIn)}`;
  return html`<g>
    <path d="M${from} ${latency.to}H${to}" stroke="currentColor" stroke-opacity="0.5" />
    ${ticks}
    <text class="soft" x="${(from + to) / 2}" y="${latency.to + lane * 2 + 6}" text-anchor="middle"
      >${name}</text
    >
  </g>`;
}

const nothingMeasured = ({ size, rate }: DayFrame): Markup =>
  html`<text x="${size.width / 2}" y="${(rate.from + rate.to) / 2}" text-anchor="middle"
    >No call was measured</text
  >`;

/** The day in one picture: calls above, latency below, faults and fixes through both. */
export function dayChart(readiness: Readiness, size: DaySize): Markup {
  const frame = frameOf(readiness, size);
  const columns = columnsOf(readiness.day.points, size.columns);
  const [title, text] = [`day-${size.name}-title`, `day-${size.name}-text`];
  return html`<svg
    class="day ${size.name}"
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${size.width} ${frame.height}"
    role="img"
    aria-labelledby="${title} ${text}"
    font-family="system-ui, sans-serif"
    font-size="${size.fontSize}"
    fill="currentColor"
    display="${size.name === "wide" ? "inline" : "none"}"
  >
    <title id="${title}">${headlineOf(readiness)}</title>
    <desc id="${text}">${description(readiness)}</desc>
    ${faultBands(readiness, frame)}${ratePanel(columns, frame, readiness.script === undefined)}
    ${latencyPanel(columns, objectiveLimits(readiness), frame)}${fixMarks(readiness, frame)}
    ${timeAxis(readiness, frame)}${when(columns.length === 0, () => nothingMeasured(frame))}
  </svg>`;
}
