import { UsageError } from "../model/errors.ts";
import type { BreakWindows, FixWindow } from "../model/plan.ts";
import { durationText, momentText } from "../model/quantities.ts";
import type { Day } from "../model/traffic.ts";
import { millis, type Millis } from "../model/units.ts";

/** How long a break keeps each of its windows. */
export interface Holds {
  readonly before: Millis;
  readonly hold: Millis;
  readonly fixHold: Millis;
  readonly after: Millis;
}

/** Shorter than this a window does not hold enough calls, or time to react, to prove anything. */
export const LEAST: Holds = {
  before: millis(2500),
  hold: millis(2000),
  fixHold: millis(3000),
  after: millis(3000),
};

const GAP_MS = 500;

/** Holds shrink with a replay that is shorter than written, down to the least; they do not grow. */
export function shrunk(holds: Holds, scale: number): Holds {
  const fit = (key: keyof Holds): Millis =>
    millis(Math.round(Math.max(Math.min(holds[key], LEAST[key]), holds[key] * Math.min(1, scale))));
  return { before: fit("before"), hold: fit("hold"), fixHold: fit("fixHold"), after: fit("after") };
}

export interface Wanted {
  readonly id: string;
  /** Moment of the replay at which the fault goes on. */
  readonly at: Millis;
  readonly holds: Holds;
  readonly fixes: readonly string[];
}

export interface Placed {
  readonly id: string;
  readonly windows: BreakWindows;
  readonly moved?: string;
}

function windowsFrom(start: number, { holds, fixes }: Wanted): BreakWindows {
  const on = start + holds.before;
  const fixed: FixWindow[] = fixes.map((fix, index) => {
    const from = on + holds.hold + index * holds.fixHold;
    return { fix, from: millis(from), to: millis(from + holds.fixHold) };
  });
  const off = on + holds.hold + fixes.length * holds.fixHold;
  return {
    before: { from: millis(start), to: millis(on) },
    during: { from: millis(on), to: millis(on + holds.hold) },
    fixed,
    after: { from: millis(off), to: millis(off + holds.after) },
  };
}

/** The moment of the day that a moment of the replay stands for. */
export const dayMoment = (at: number, day: Day, replayIn: Millis): number =>
  day.from + (at / replayIn) * (day.to - day.from);

/**
 * Puts the breaks on the time axis in the order of their moments, one after the other: a break whose moment falls
 * into the one before it starts when that one is over, and says so.
 */
export function placeBreaks(wanted: readonly Wanted[], day: Day, replayIn: Millis): readonly Placed[] {
  let free = 0;
  let previous = "";
  const placed = [...wanted]
    .sort((a, b) => a.at - b.at)
    .map((item): Placed => {
      const ideal = item.at - item.holds.before;
      const start = Math.max(ideal, free);
      const windows = windowsFrom(start, item);
      const behind = previous === "" ? "the start of the day" : previous;
      free = windows.after.to + GAP_MS;
      previous = item.id;
      if (start - ideal < 1) return { id: item.id, windows };
      const [from, to] = [item.at, windows.during.from].map((at) => momentText(dayMoment(at, day, replayIn)));
      return { id: item.id, windows, moved: `moved from ${from} to ${to}, behind ${behind}` };
    });
  const end = free - GAP_MS;
  if (placed.length > 0 && end > replayIn) {
    throw new UsageError(
      `The breaks do not fit into a replay of "${durationText(replayIn)}": they end at ${durationText(end)}.`,
      `Give the replay more time with --in ${Math.ceil((end / 1000) * 1.15)}s, or run one break with --only.`,
    );
  }
  return placed;
}
