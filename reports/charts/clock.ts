import { durationText, momentText } from "../../model/quantities.ts";
import { niceSteps } from "./scales.ts";

/** A named moment on the time axis, in seconds of the replay. */
export interface ClockTick {
  readonly second: number;
  readonly text: string;
}

export interface RehearsedDay {
  readonly from: string;
  readonly to: string;
  readonly replayIn: number;
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720]; // minutes that a clock is read in

function minutesOf(moment: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):([0-5]\d)$/u.exec(moment) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/** The clock of the day where it has one, otherwise the seconds of the replay. */
export function clockTicks(day: RehearsedDay, seconds: number, atMost: number): readonly ClockTick[] {
  const [from, to] = [minutesOf(day.from), minutesOf(day.to)];
  if (from === undefined || to === undefined || to <= from || day.replayIn <= 0) {
    return niceSteps(seconds, atMost)
      .filter((second) => second <= seconds)
      .map((second) => ({ second, text: durationText(second * 1000) }));
  }
  const step = STEPS.find((minutes) => (to - from) / minutes <= atMost) ?? 1440;
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, index) => (first + index) * step).map(
    (minute) => ({
      second: ((minute - from) / (to - from)) * (day.replayIn / 1000),
      text: momentText(minute % 1440),
    }),
  );
}
