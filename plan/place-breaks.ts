import { UsageError } from "../model/errors.ts";
import type { BreakWindows, FixWindow } from "../model/plan.ts";
import { durationText, momentText } from "../model/quantities.ts";
import type { Day } from "../model/traffic.ts";
import { millis, seconds, type Millis } from "../model/units.ts";

/** How long a break keeps each of its windows. */
export interface Holds {
  readonly before: Millis;
  readonly hold: Millis;
  readonly fixHold: Millis;
  readonly after: Millis;
  /** Only where somebody wants to see what comes back by itself. */
  readonly alone?: Millis;
}

/** Shorter than this a window does not hold enough calls, or time to react, to prove anything. */
const LEAST = {
  before: millis(2000),
  hold: millis(2000),
  fixHold: millis(3000),
  after: millis(3000),
  alone: millis(3000),
} satisfies Required<Holds>;
/** What was off is on again for this long before a fix is tried on it. */
const AGAIN_MS = 2000;
/** Behind the deadline of a fix there must be time to see that its state holds. */
const PROOF_MS = 2000;

const GAP_MS = 500;
/** A replay that is all breaks shows no healthy day. */
const ROOM = 1.15;

/**
 * Holds shrink with a replay that is shorter than written, down to the least; they do not grow. Deadlines are
 * promises in real time and do not shrink, so the window of a fix always has room for its own, however it is written.
 */
export function shrunk(holds: Holds, scale: number, deadline: Millis): Holds {
  const fit = (written: Millis, least: Millis): Millis =>
    millis(Math.round(Math.max(Math.min(written, least), written * Math.min(1, scale))));
  return {
    before: fit(holds.before, LEAST.before),
    hold: fit(holds.hold, LEAST.hold),
    fixHold: millis(Math.max(fit(holds.fixHold, LEAST.fixHold), deadline + PROOF_MS)),
    after: fit(holds.after, LEAST.after),
    ...(holds.alone === undefined ? {} : { alone: fit(holds.alone, LEAST.alone) }),
  };
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

/** How long a break takes from its fault to its first fix. */
const untilFixes = ({ hold, alone }: Holds): number => hold + (alone === undefined ? 0 : alone + AGAIN_MS);

/** The windows between the fault and the first fix. */
function unfixed(on: Millis, { hold, alone }: Holds): Pick<BreakWindows, "during" | "alone" | "again"> {
  const during = { from: on, to: millis(on + hold) };
  if (alone === undefined) return { during };
  const back = millis(during.to + alone);
  return {
    during,
    alone: { from: during.to, to: back },
    again: { from: back, to: millis(back + AGAIN_MS) },
  };
}

function windowsFrom(start: number, { holds, fixes }: Wanted): BreakWindows {
  const on = millis(start + holds.before);
  const alone = unfixed(on, holds);
  // Each begins at the very moment at which the one before it ends; sums of their lengths would differ in the last bit.
  let off = alone.again?.to ?? alone.during.to;
  const fixed: FixWindow[] = fixes.map((fix) => {
    const from = off;
    off = millis(from + holds.fixHold);
    return { fix, from, to: off };
  });
  return {
    before: { from: millis(start), to: on },
    ...alone,
    fixed,
    after: { from: off, to: millis(off + holds.after) },
  };
}

/** The moment of the day that a moment of the replay stands for. */
export const dayMoment = (at: number, day: Day, replayIn: Millis): number =>
  day.from + (at / replayIn) * (day.to - day.from);

const lengthOf = ({ holds, fixes }: Wanted): number =>
  holds.before + untilFixes(holds) + fixes.length * holds.fixHold + holds.after;

/** The earliest start of each break behind the one before it, and not before its own moment. */
function earliest(wanted: readonly Wanted[]): number[] {
  let free = 0;
  return wanted.map((item) => {
    const start = Math.max(item.at - item.holds.before, free);
    free = start + lengthOf(item) + GAP_MS;
    return start;
  });
}

/** Where the day is too short behind them, breaks move forward together. */
function withinDay(starts: readonly number[], wanted: readonly Wanted[], replayIn: Millis): number[] {
  let limit: number = replayIn;
  const moved = [...starts];
  for (let index = wanted.length - 1; index >= 0; index -= 1) {
    const item = wanted[index];
    if (item === undefined) continue;
    moved[index] = Math.min(moved[index] ?? 0, limit - lengthOf(item));
    limit = (moved[index] ?? 0) - GAP_MS;
  }
  return moved;
}

/** How long all breaks take, one right behind the other. */
const lengthOfAll = (wanted: readonly Wanted[]): number =>
  wanted.reduce((sum, item) => sum + lengthOf(item) + GAP_MS, -GAP_MS);

/** The first whole seconds from here on into which all breaks fit; holds grow with the replay, so it takes steps. */
function fittingReplay(wantedIn: (replayIn: Millis) => readonly Wanted[], from: Millis): Millis {
  let replayIn = from;
  for (;;) {
    const needed = seconds(Math.ceil(lengthOfAll(wantedIn(replayIn)) / 1000));
    if (needed <= replayIn) return replayIn;
    replayIn = needed;
  }
}

/**
 * Puts the breaks of a replay on its time axis in the order of their moments, one after the other. A break that has no
 * room at its moment moves, and says so.
 */
export function placeBreaks(
  wantedIn: (replayIn: Millis) => readonly Wanted[],
  day: Day,
  replayIn: Millis,
  longer: (seconds: number) => string = (needed) => `--in ${needed}s`,
): readonly Placed[] {
  const sorted = [...wantedIn(replayIn)].sort((a, b) => a.at - b.at);
  const needed = lengthOfAll(sorted);
  if (needed > replayIn) {
    const fitting = fittingReplay(wantedIn, seconds(Math.ceil((needed * ROOM) / 1000))) / 1000;
    throw new UsageError(
      `The breaks do not fit into a replay of "${durationText(replayIn)}": they take ${durationText(needed)}.`,
      `Give the replay more time with ${longer(fitting)}, or run one break with --only.`,
    );
  }
  const starts = withinDay(earliest(sorted), sorted, replayIn);
  return sorted.map((item, index): Placed => {
    const windows = windowsFrom(starts[index] ?? 0, item);
    if (Math.abs(windows.during.from - item.at) < 1) return { id: item.id, windows };
    const [from, to] = [item.at, windows.during.from].map((at) => momentText(dayMoment(at, day, replayIn)));
    return {
      id: item.id,
      windows,
      moved: `moved from ${from} to ${to}, so that all breaks fit into the day`,
    };
  });
}
