import { countText } from "../../model/quantities.ts";
import type { DayPicture } from "../../model/day-picture.ts";
import type { RunRecord } from "../../model/record.ts";

/** The busiest second of this run, as planned, as carried within the objectives, and as the scenario has it. */
export interface Peak {
  readonly planned: number;
  readonly carried: number;
  readonly ofScenario: number;
}

/** The scenario in its own time, where the command line or a slow machine changed it. */
function factorOf({ traffic }: RunRecord["plan"]): number {
  const calls = traffic.callsOfDay === undefined ? 1 : traffic.callsOfDay / Math.max(1, traffic.calls);
  return (calls * traffic.replayIn) / (traffic.replayOfDay ?? traffic.replayIn);
}

export function peakOf(record: RunRecord, { points, windows, peakPerSecond }: DayPicture): Peak {
  const wanted = Math.min(...record.plan.objectives.map(({ share }) => share), 1);
  const inFault = (second: number): boolean =>
    windows.some(({ from, to }) => (second + 1) * 1000 > from && second * 1000 < to);
  const carried = points
    .filter(({ second, achieved, good }) => achieved > 0 && good >= achieved * wanted && !inFault(second))
    .reduce((most, { achieved }) => Math.max(most, achieved), 0);
  return { planned: peakPerSecond, carried, ofScenario: peakPerSecond * factorOf(record.plan) };
}

export const peakText = ({ planned, carried }: Peak): string =>
  `busiest second within the objectives ${countText(carried)} calls, planned ${countText(planned)}`;
