import type { Plan } from "./plan.ts";
import { durationText, shareText } from "./quantities.ts";
import type { PhaseId } from "./record.ts";
import type { Millis, Ratio } from "./units.ts";

/** What ends a run before its time, beside the floors of its objectives. */
export interface StopLimits {
  /** Share of all planned calls that may be not good outside of the faults. */
  readonly errorBudget?: Ratio;
  /** How late the load generator may be: the 99th percentile over a second, for three seconds running. */
  readonly late?: Millis;
}

export type StopCondition = "floor" | "error-budget" | "late";

/** A stop condition that was reached, with the numbers that decided. */
export interface StopReason {
  readonly condition: StopCondition;
  readonly text: string;
}

/** How many seconds back a floor looks. */
export const FLOOR_SECONDS = 10;
/** In how many seconds running the generator must be late. */
export const LATE_SECONDS = 3;

/** No fault is on and none is just gone: the day itself, and what leads up to a break. */
export const isOutsideOfFaults = (phase: PhaseId): boolean =>
  phase === "day" || phase.endsWith("/before") || phase.endsWith("/canary") || phase.endsWith("/settle");

/** The stop conditions of a plan, each as what must happen for the run to end itself. */
export function stopTexts({
  objectives,
  stop = {},
  traffic,
}: Pick<Plan, "objectives" | "stop"> & Partial<Pick<Plan, "traffic">>): readonly string[] {
  const floors = objectives.flatMap(({ stopUnder }) => stopUnder ?? []);
  const floorTexts = [...new Set(floors)].map((floor) => {
    const calls = objectives.flatMap((objective) => (objective.stopUnder === floor ? [objective.calls] : []));
    const which = calls.length === 1 ? calls.join("") : `one of ${[...new Set(calls)].join(", ")}`;
    return `under ${shareText(floor)} of ${which} are good over ${FLOOR_SECONDS} s outside of the faults`;
  });
  const { errorBudget, late } = stop;
  return [
    ...floorTexts,
    ...(errorBudget === undefined
      ? []
      : [
          `more than ${shareText(errorBudget)} of all planned calls${traffic?.junk === undefined ? "" : " but junk"} are not good outside of the faults`,
        ]),
    ...(late === undefined
      ? []
      : [
          `the load generator is more than ${durationText(late)} late (p99) in ${LATE_SECONDS} seconds running`,
        ]),
  ];
}
