import { durationText } from "../../model/quantities.ts";
import type { Readiness } from "../../model/readiness.ts";
import { html, type Markup } from "../markup.ts";
import { clockTicks } from "./clock.ts";
import type { DaySize } from "./day-frame.ts";
import type { Scale } from "./scales.ts";

/** Room that the axis takes below the picture. */
export const axisHeight = (size: DaySize): number => (size.fontSize + 5) * 3;

export interface AxisPlace {
  readonly size: DaySize;
  readonly x: Scale;
  readonly y: number;
  readonly seconds: number;
}

/** The clock of the day below a picture. */
export function timeAxis({ day }: Pick<Readiness, "day">, { size, x, y, seconds }: AxisPlace): Markup {
  const lane = size.fontSize + 5;
  const { from, to } = size.plot;
  const ticks = clockTicks(day, seconds, size.ticks).map(
    ({ second, text }) =>
      html`<path d="M${x(second)} ${y}v5" stroke="currentColor" stroke-opacity="0.5" />
        <text class="soft" x="${x(second)}" y="${y + lane + 4}" text-anchor="middle">${text}</text>`,
  );
  const name = `Clock of the day, replayed in ${durationText(day.replayIn)}`;
  return html`<g>
    <path d="M${from} ${y}H${to}" stroke="currentColor" stroke-opacity="0.5" />
    ${ticks}
    <text class="soft" x="${(from + to) / 2}" y="${y + lane * 2 + 6}" text-anchor="middle">${name}</text>
  </g>`;
}
