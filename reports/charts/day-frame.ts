import type { Readiness } from "../../model/readiness.ts";
import { outcomeWord } from "../words.ts";
import { shortened } from "../printable.ts";
import { laneCount, placeInLanes, type PlacedLabel, type WishedLabel } from "./label-places.ts";
import { linearScale, type Scale, type Span } from "./scales.ts";

/** The same picture is drawn twice: for a page and for a phone. */
export interface DaySize {
  readonly name: "wide" | "narrow";
  readonly width: number;
  readonly plot: Span;
  readonly fontSize: number;
  readonly columns: number;
  readonly ticks: number;
  readonly panelHeight: number;
}

export const WIDE: DaySize = {
  name: "wide",
  width: 960,
  plot: { from: 62, to: 868 },
  fontSize: 13,
  columns: 300,
  ticks: 9,
  panelHeight: 180,
};

export const NARROW: DaySize = {
  name: "narrow",
  width: 340,
  plot: { from: 52, to: 256 },
  fontSize: 13,
  columns: 134,
  ticks: 4,
  panelHeight: 130,
};

/** Where everything stands. Heights run from `from` (top) to `to` (bottom). */
export interface DayFrame {
  readonly size: DaySize;
  readonly seconds: number;
  readonly x: Scale;
  readonly bandNames: readonly PlacedLabel[];
  readonly markNames: readonly PlacedLabel[];
  readonly lane: number;
  readonly rate: Span;
  readonly latency: Span;
  readonly height: number;
}

function secondsOf({ day }: Readiness): number {
  const last = day.points.at(-1);
  return Math.max(1, day.replayIn / 1000, last === undefined ? 0 : last.second + 1);
}

function inLanes(labels: readonly WishedLabel[], size: DaySize): readonly PlacedLabel[] {
  const ordered = labels.toSorted((a, b) => a.centre - b.centre);
  return placeInLanes(ordered, { from: 0, to: size.width }, size.fontSize);
}

const signOf = (readiness: Readiness, id: string): string => {
  const found = readiness.breaks.find((candidate) => candidate.id === id);
  return found === undefined ? "" : `${outcomeWord(found.outcome).sign} `;
};

export function frameOf(readiness: Readiness, size: DaySize): DayFrame {
  const { windows, marks } = readiness.day;
  const seconds = secondsOf(readiness);
  const x = linearScale({ from: 0, to: seconds }, size.plot);
  const bandLabels = windows.map((window) => ({
    text: signOf(readiness, window.break) + shortened(window.break, 24),
    centre: (x(window.from / 1000) + x(window.to / 1000)) / 2,
  }));
  const markLabels = marks.map(({ at, text }) => ({
    text: `▲ ${shortened(text, 26)}`,
    centre: x(at / 1000),
  }));
  const [bandNames, markNames] = [inLanes(bandLabels, size), inLanes(markLabels, size)];
  const lane = size.fontSize + 5;
  const rateTop = laneCount(bandNames) * lane + lane * 2;
  const rate = { from: rateTop, to: rateTop + size.panelHeight };
  const latencyTop = rate.to + laneCount(markNames) * lane + lane * 2;
  const latency = { from: latencyTop, to: latencyTop + size.panelHeight };
  return { size, seconds, x, bandNames, markNames, lane, rate, latency, height: latency.to + lane * 3 };
}
