import { countText, durationText } from "../../model/quantities.ts";
import type { Readiness } from "../../model/readiness.ts";
import { headlineOf } from "../headline.ts";
import { html, when, type Markup } from "../markup.ts";
import { objectiveLimits } from "../objective-limits.ts";
import { outcomeWord } from "../words.ts";
import { chartSvg } from "./chart-svg.ts";
import { columnsOf } from "./columns.ts";
import { frameOf, type DayFrame, type DaySize } from "./day-frame.ts";
import { faultBands, fixMarks } from "./fault-bands.ts";
import { latencyPanel } from "./latency-panel.ts";
import { ratePanel } from "./rate-panel.ts";
import { timeAxis } from "./time-axis.ts";

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

const nothingMeasured = ({ size, rate }: DayFrame): Markup =>
  html`<text x="${size.width / 2}" y="${(rate.from + rate.to) / 2}" text-anchor="middle"
    >No call was measured</text
  >`;

/** The day in one picture: calls above, latency below, faults and fixes through both. */
export function dayChart(readiness: Readiness, size: DaySize): Markup {
  const frame = frameOf(readiness, size);
  const columns = columnsOf(readiness.day.points, size.columns);
  const content = html`${faultBands(readiness, frame)}${ratePanel(columns, frame, readiness.script === undefined)}
  ${latencyPanel(columns, objectiveLimits(readiness), frame)}${fixMarks(readiness, frame)}
  ${timeAxis(readiness, { size, x: frame.x, y: frame.latency.to, seconds: frame.seconds })}
  ${when(columns.length === 0, () => nothingMeasured(frame))}`;
  const texts = { id: "day", finding: headlineOf(readiness), text: description(readiness) };
  return chartSvg(texts, size, frame.height, content);
}
