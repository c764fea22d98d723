import { resolve } from "node:path";
import type { Plan } from "../model/plan.ts";
import { millis } from "../model/units.ts";
import type { OwnScriptJob, ReadyEngine } from "./engines/load-engine.ts";
import type { DayDoors } from "./play-day.ts";

/** A script of the user's own, which must last until nothing is broken any more. */
function ownScript({ traffic, breaks }: Plan, folder: string): OwnScriptJob | undefined {
  if (traffic.script === undefined) return undefined;
  const until = millis(Math.max(0, ...breaks.map(({ windows }) => windows.after.to)));
  return { path: resolve(folder, traffic.script.file), until };
}

function nothingPlanned(): never {
  throw new Error("a script of the user's own has no planned calls");
}

/** The engine of the run with all that it has to send, waiting for the clock to start. */
export async function readyEngine(
  plan: Plan,
  { score, doors, stage }: Pick<DayDoors, "score" | "doors" | "stage">,
): Promise<ReadyEngine> {
  const { traffic } = plan;
  const script = ownScript(plan, doors.folder);
  return await doors.engine.prepare(
    {
      traffic,
      due: score.due(traffic),
      request: script === undefined ? score.requests(traffic, doors.run) : nothingPlanned,
      run: doors.run,
      ...(script === undefined ? {} : { script }),
    },
    { target: stage.target, signal: doors.stop.signal },
  );
}
