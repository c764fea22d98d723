import type { Plan } from "../../model/plan.ts";
import type { RunEvent } from "../../model/record.ts";
import type { StopReason } from "../../model/stop-conditions.ts";
import type { EngineWorld } from "../engines/load-engine.ts";
import { StopConditions } from "./stop-conditions.ts";
import { StopReached } from "./stop-reached.ts";

interface Doors {
  readonly stop: AbortController;
  readonly event: (event: RunEvent) => void;
}

/** The same world for an engine, in which the first stop condition that is reached is recorded and ends the run. */
export function obeyStops(plan: Plan, world: EngineWorld, { stop, event }: Doors): EngineWorld {
  const conditions = new StopConditions(plan);
  const obey = (reason: StopReason | undefined): void => {
    // Calls that are still on their way are settled behind the first reason, and give no other.
    if (reason === undefined || stop.signal.aborted) return;
    event({ at: world.now(), kind: "stop-reached", ...reason });
    stop.abort(new StopReached(reason));
  };
  return {
    ...world,
    settled: (call) => {
      world.settled(call);
      obey(conditions.settled(call, world.now()));
    },
    lateness: (row) => {
      world.lateness(row);
      obey(conditions.lateness(row));
    },
  };
}
