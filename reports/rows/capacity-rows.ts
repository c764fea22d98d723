import { shareText } from "../../model/quantities.ts";
import type { DayPoint, Readiness } from "../../model/readiness.ts";
import { countFigure } from "../figures.ts";

/** With less room than this above the plan, a busier day than planned has not been rehearsed. */
const HEADROOM = 1.2;

const isUnderFault = ({ day }: Readiness, { second }: DayPoint): boolean =>
  day.windows.some(({ from, to }) => (second + 1) * 1000 > from && second * 1000 < to);

const busiest = (points: readonly DayPoint[]): DayPoint | undefined =>
  points.reduce<DayPoint | undefined>(
    (most, point) => (most === undefined || point.achieved > most.achieved ? point : most),
    undefined,
  );

const told = (point: DayPoint | undefined): string =>
  point === undefined || point.achieved === 0
    ? "not measured"
    : `${countFigure(point.achieved)} calls/s in second ${point.second}, ${shareText(point.good / point.achieved)} of them good`;

/** What was tested above the plan: nothing, when the plan was all that was sent. */
function headroom(planned: number, tested: number): string {
  if (!(planned > 0) || tested === 0) return "not measured";
  const room = tested / planned;
  const share = `${Math.round(room * 100)} % of the planned peak was tested`;
  return room >= HEADROOM
    ? share
    : `${share}; more than the plan was not sent, so the room above it is not measured (${Math.round(HEADROOM * 100)} % is worth aiming for)`;
}

function peakOfDay({ day, figures }: Readiness, planned: number): string {
  const scale = figures?.budget?.scale ?? 1;
  const perMinute = (planned * scale * 60) / (day.compression || 1);
  return `${countFigure(planned)} calls/s of the replay, which is ${countFigure(perMinute)} a minute on the day`;
}

/** What was planned, what was tested, and what nobody knows. */
export function capacityRows(readiness: Readiness): readonly (readonly [string, string])[] {
  const { day, figures, script, rehearsal } = readiness;
  const planned = day.peakPerSecond;
  const calm = day.points.filter((point) => !isUnderFault(readiness, point));
  const tested = busiest(day.points);
  const isPlanned = script === undefined && rehearsal === undefined;
  return [
    [
      "Planned peak",
      isPlanned ? peakOfDay(readiness, planned) : "not planned: the traffic was not that of a day",
    ],
    ["Tested peak", told(tested)],
    ["Tested peak outside of the faults", told(busiest(calm))],
    ["Headroom", isPlanned ? headroom(planned, tested?.achieved ?? 0) : "not measured"],
    ["Knee", "not measured: this run did not raise the load until the system bent"],
    ["This machine", figures?.preflight ?? "not asked before the run"],
  ];
}

/** The finding over the section. */
export function capacityFinding({ day, script, rehearsal }: Readiness): string {
  const tested = busiest(day.points)?.achieved ?? 0;
  if (tested === 0) return "No load was measured";
  if (script !== undefined || rehearsal !== undefined)
    return `At most ${countFigure(tested)} calls/s were sent; no peak was planned to hold that against`;
  return tested >= day.peakPerSecond
    ? `The planned peak was sent in full; what lies above it is not measured`
    : `The planned peak was not reached: ${countFigure(tested)} of ${countFigure(day.peakPerSecond)} calls/s`;
}
