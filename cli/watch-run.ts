import { cpus } from "node:os";
import type { Plan } from "../model/plan.ts";
import type { RunEvent } from "../model/record.ts";
import type { Redact } from "../model/redact.ts";
import type { ControlRoom } from "../run/live/control-room.ts";
import type { RehearsalDoors } from "../run/rehearse.ts";
import type { Console } from "./console.ts";
import { linksText, openRoom, type LiveFlags } from "./live-room.ts";
import { phaseText } from "./progress/frame.ts";
import { Progress } from "./progress/progress.ts";

/** Who looks at a run while it goes on: the terminal, and a page when one is wanted. */
export interface Watch {
  progress?: Progress;
  room?: ControlRoom;
  trafficStarted: boolean;
}

interface Watched {
  readonly run: string;
  readonly folder: string;
  readonly plan: Plan;
  readonly redact: Redact;
  readonly stop: AbortController;
  readonly console: Console;
  readonly record: (event: RunEvent) => void;
  readonly flags: LiveFlags & { readonly quiet?: boolean };
}

export async function startWatching(watch: Watch, watched: Watched): Promise<void> {
  const { flags, plan, run, console } = watched;
  const room = await openRoom(flags, { ...watched, words: phaseText });
  if (room !== undefined) {
    watch.room = room;
    console.err(linksText(room));
  }
  if (flags.quiet === true) return;
  console.err(`${console.line(plan.scenario.title)}: ${run} on ${cpus().length} cores\n`);
  watch.progress = new Progress(plan, console);
}

/** A replay that was stretched has another plan. */
export function replan({ progress, room }: Watch, plan: Plan): void {
  progress?.plan(plan);
  room?.plan(plan);
}

/** What a run tells those who look. */
export const watchDoors = (watch: Watch): Pick<RehearsalDoors, "event" | "say" | "glance" | "onlooker"> => ({
  event: (event) => {
    watch.trafficStarted ||= event.kind === "traffic-started";
    watch.progress?.event(event);
    watch.room?.event(event);
  },
  say: (text) => {
    watch.progress?.say(text);
    watch.room?.say(text);
  },
  glance: (glance) => {
    watch.progress?.glance(glance);
    watch.room?.glance(glance);
  },
  ...(watch.room === undefined ? {} : { onlooker: watch.room.onlooker }),
});
