import type { PlannedGroup } from "../model/links.ts";
import type { PlannedBreak } from "../model/plan.ts";
import type { Traffic } from "../model/traffic.ts";
import { millis, type Millis } from "../model/units.ts";
import { peakOf } from "./arrivals.ts";
import { compileFault } from "./compile-fault.ts";
import { withFewSwitches } from "./few-switches.ts";
import { placeBreaks, shrunk, type Holds, type Placed, type Wanted } from "./place-breaks.ts";
import type { Catalogue, ScenarioBreak } from "./scenario-schema.ts";

interface Timing {
  readonly traffic: Traffic;
  /** How much shorter than written a replay is. */
  readonly scaleOf: (replayIn: Millis) => number;
  readonly catalogue: Catalogue;
  readonly groups: readonly PlannedGroup[];
}

const holdsOf = ({ before, hold, fixHold, after, alone }: ScenarioBreak): Holds => ({
  before,
  hold,
  fixHold,
  after,
  ...(alone === undefined ? {} : { alone }),
});

/** The breaks on the time axis of the replay, each with its changes. */
export function compileBreaks(breaks: readonly ScenarioBreak[], timing: Timing): readonly PlannedBreak[] {
  const { traffic, scaleOf } = timing;
  const { day, replayIn } = traffic;
  const offset = (at: ScenarioBreak["at"]): Millis =>
    at === "peak" ? peakOf(traffic).at : millis(((at - day.from) / (day.to - day.from)) * replayIn);
  const wantedIn = (length: Millis): readonly Wanted[] =>
    breaks.map((item) => ({
      id: item.id,
      at: offset(item.at),
      holds: shrunk(holdsOf(item), scaleOf(length), item.want.within),
      fixes: item.fixes.map((fix) => fix.id),
    }));
  // What a script sends in that time is its own affair, so the command line cannot change it.
  const longer = (needed: number): string =>
    traffic.script === undefined ? `--in ${needed}s` : `replayIn: ${needed}s in the scenario`;
  return placeBreaks(wantedIn, day, replayIn, longer).flatMap((placed) => {
    const item = breaks.find(({ id }) => id === placed.id);
    return item === undefined ? [] : [compileBreak(item, placed, timing)];
  });
}

function compileBreak(item: ScenarioBreak, placed: Placed, names: Timing): PlannedBreak {
  const {
    before: _before,
    hold: _hold,
    fixHold: _fixHold,
    after: _after,
    alone: _alone,
    noFix,
    at,
    want,
    ...rest
  } = item;
  const { windows } = placed;
  return withFewSwitches({
    ...rest,
    ...compileFault(item, names),
    at:
      at === "peak"
        ? "peak"
        : `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`,
    ...(placed.moved === undefined ? {} : { moved: placed.moved }),
    windows,
    want,
    recoverWithin: millis(Math.min(rest.recoverWithin, windows.after.to - windows.after.from)),
    ...(noFix === undefined ? {} : { noFixReason: noFix }),
  });
}
