import type { Plan } from "../model/plan.ts";
import { placedPlan } from "./places.ts";
import { preflight } from "./preflight.ts";
import type { Score, Wings } from "./rehearse.ts";
import type { Stage } from "./stage.ts";

/** The plan as this machine can carry it: its peak is tried, and a longer replay if need be. */
export async function checkMachine(
  score: Score,
  stage: Stage,
  { doors, clock, event }: Wings,
): Promise<Plan> {
  const { script, replayIn } = score.plan.traffic;
  if (script !== undefined) {
    // Nobody knows its peak before it is run, and to run it twice would not be what its writer wants.
    const text = `No peak was tried in advance: what "${script.file}" sends is known only when it runs.`;
    event({ at: clock.now(), kind: "preflight", text, replayIn, carries: true });
    return placedPlan(score.plan, stage.places);
  }
  doors.say("preflight: can this machine carry the peak?");
  const { plan, text, carries } = await preflight(
    score.plan,
    { peakOf: score.peakOf, decide: score.afterPreflight, say: doors.say },
    {
      engine: doors.engine,
      target: stage.target,
      due: score.due,
      requests: score.requests,
      runOf: (trial) => `${doors.run}.preflight-${trial}`,
      signal: doors.stop.signal,
    },
  );
  event({ at: clock.now(), kind: "preflight", text, replayIn: plan.traffic.replayIn, carries });
  return placedPlan(plan, stage.places);
}
