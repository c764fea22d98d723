import { junkNames, peoplesCalls } from "../../model/junk.ts";
import type { Plan } from "../../model/plan.ts";
import { countText, durationText, shareText } from "../../model/quantities.ts";
import type { LatenessRow } from "../../model/record.ts";
import {
  FLOOR_SECONDS,
  isOutsideOfFaults,
  LATE_SECONDS,
  type StopReason,
} from "../../model/stop-conditions.ts";
import type { Objective } from "../../model/traffic.ts";
import type { Millis } from "../../model/units.ts";
import type { SettledCall } from "../engines/load-engine.ts";
import { LateSeconds } from "./late-seconds.ts";
import { RecentShare } from "./recent-share.ts";

interface Floor {
  readonly objective: Objective;
  readonly least: number;
  readonly recent: RecentShare;
}

const floorText = ({ objective, least, recent }: Floor): string =>
  `${countText(recent.good)} of ${countText(recent.sent)} calls of ${objective.calls} were good in the last ${FLOOR_SECONDS} s (${shareText(recent.good / recent.sent)}), and its stopUnder is ${shareText(least)}`;

/**
 * Decides when a run must end itself, from what its engine tells: settled calls, and rows of lateness. Only calls that
 * began and ended outside of the faults count; how late the generator is counts always.
 */
export class StopConditions {
  private readonly floors: readonly Floor[];
  private readonly late: LateSeconds | undefined;
  private readonly plan: Pick<Plan, "stop" | "traffic">;
  private readonly junk: ReadonlySet<string>;
  private spoilt = 0;

  constructor(plan: Pick<Plan, "objectives" | "stop" | "traffic">) {
    this.plan = plan;
    this.junk = junkNames(plan.traffic.mix);
    this.floors = plan.objectives.flatMap((objective) =>
      objective.stopUnder === undefined
        ? []
        : [{ objective, least: objective.stopUnder, recent: new RecentShare() }],
    );
    this.late = plan.stop?.late === undefined ? undefined : new LateSeconds(plan.stop.late);
  }

  /** A call is settled at this moment: the first reason to stop, if that is one. */
  settled(call: SettledCall, at: Millis): StopReason | undefined {
    if (call.class !== "within" || !isOutsideOfFaults(call.phase)) return undefined;
    if (!call.isGood && !this.junk.has(call.call)) this.spoilt += 1;
    return this.floorReached(call, at) ?? (call.isGood ? undefined : this.budgetSpent());
  }

  lateness(row: LatenessRow): StopReason | undefined {
    const { late } = this;
    late?.add(row);
    if (late === undefined || late.running < LATE_SECONDS) return undefined;
    const most = durationText(this.plan.stop?.late ?? 0);
    return {
      condition: "late",
      text: `the load generator was more than ${most} late (p99) in ${LATE_SECONDS} seconds running, at last ${durationText(late.p99)}`,
    };
  }

  private floorReached({ call, isGood }: SettledCall, at: Millis): StopReason | undefined {
    for (const floor of this.floors) {
      if (floor.objective.calls !== call) continue;
      floor.recent.add(at, isGood);
      const { share } = floor.recent;
      if (share !== undefined && share < floor.least) return { condition: "floor", text: floorText(floor) };
    }
    return undefined;
  }

  private budgetSpent(): StopReason | undefined {
    const { stop, traffic } = this.plan;
    if (stop?.errorBudget === undefined) return undefined;
    const planned = peoplesCalls(traffic);
    const most = planned * stop.errorBudget;
    if (this.spoilt <= most) return undefined;
    return {
      condition: "error-budget",
      text: `${countText(this.spoilt)} calls were not good, and the errorBudget is ${countText(Math.floor(most))} (${shareText(stop.errorBudget)} of ${countText(planned)} planned calls)`,
    };
  }
}
