import { momentText } from "../model/quantities.ts";
import type { MasterNote } from "../model/readiness.ts";
import type { RunRecord } from "../model/record.ts";

/** What the game master wrote down in the control room, by the clock of the day. */
export function notesOf({ plan, events }: RunRecord): readonly MasterNote[] {
  const { day, replayIn } = plan.traffic;
  return events.flatMap((event) => {
    if (event.kind !== "note") return [];
    const share = Math.min(1, Math.max(0, event.at / replayIn));
    const clock = event.at < 0 ? "before the start" : momentText(day.from + share * (day.to - day.from));
    return [{ at: event.at, clock, what: event.what, text: event.text }];
  });
}
