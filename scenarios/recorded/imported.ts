import { UsageError } from "../../model/errors.ts";
import { countText } from "../../model/quantities.ts";
import { curveOf, type DayCurve } from "./day-curve.ts";
import { dateText, NO_TIME, type Days } from "./days.ts";
import { mixOf, type ImportedCall } from "./mix.ts";
import type { LeftOut, Recording } from "./recording.ts";
import type { SpoiledLine } from "./spoiled.ts";

/** The traffic of a day, made from logs: all figures of an import. */
export interface Imported {
  readonly read: number;
  readonly unreadable: { readonly count: number; readonly first: readonly SpoiledLine[] };
  readonly leftOut: readonly { readonly why: LeftOut; readonly calls: number }[];
  /** Calls of the mix: what was read, without what was left out or unreadable. */
  readonly calls: number;
  readonly mix: readonly ImportedCall[];
  /** Nothing when no call has a time. */
  readonly day?: DayCurve & { readonly date: string };
  readonly days: readonly { readonly date: string; readonly calls: number }[];
  /** Minutes from UTC of the clock of the day, and whether the logs had other ones too. */
  readonly offset: number;
  readonly clockChanges: boolean;
}

export interface Wanted {
  readonly most: number;
  /** Seconds. */
  readonly by?: number;
  readonly day?: number;
}

function chosenDay({ days }: Recording, wanted: number | undefined): number {
  const day = wanted ?? days.busiest ?? NO_TIME;
  if (wanted !== undefined && !days.totals.has(wanted)) {
    const there = listed(days)
      .slice(0, 10)
      .map(({ date, calls }) => `${date} (${countText(calls)})`);
    throw new UsageError(
      `There is no call of "${dateText(wanted)}".`,
      there.length === 0 ? "No call has a time: leave --day out." : `Choose one of: ${there.join(", ")}.`,
    );
  }
  if (!days.incomplete.has(day)) return day;
  throw new UsageError(
    `The logs hold so many days, in no order, that not all calls of "${dateText(day)}" are known.`,
    `Choose the day: --day ${dateText(day)}.`,
  );
}

const listed = ({ totals }: Days): Imported["days"] =>
  [...totals]
    .filter(([day]) => day !== NO_TIME)
    .sort((a, b) => a[0] - b[0])
    .map(([day, calls]) => ({ date: dateText(day), calls }));

/** What was taken at first, and is not of the day or too rare. */
function alsoLeftOut(recording: Recording, day: number, wanted: Imported["calls"]): Map<LeftOut, number> {
  const { tree, taken, leftOut } = recording;
  const all = new Map(leftOut);
  const more = (why: LeftOut, calls: number): void => {
    if (calls > 0) all.set(why, (all.get(why) ?? 0) + calls);
  };
  const ofDay = sumOf(tree.routes(day));
  const untimed = day === NO_TIME ? 0 : sumOf(tree.routes(NO_TIME));
  more("no-time", untimed);
  more("other-day", taken - ofDay - untimed);
  more("rare", ofDay - wanted);
  return all;
}

const sumOf = (parts: readonly { readonly calls: number }[]): number =>
  parts.reduce((sum, { calls }) => sum + calls, 0);

/** The busiest day of a recording, or the one that is wanted; a UsageError when there is nothing to make it of. */
export function importedFrom(recording: Recording, wanted: Wanted): Imported {
  const day = chosenDay(recording, wanted.day);
  const mix = mixOf(recording.tree.routes(day).slice(0, wanted.most));
  const calls = sumOf(mix);
  if (calls === 0)
    throw new UsageError(
      "No call is left for the traffic: all of them are static files, of other hosts, or of methods that a scenario cannot send.",
      "Keep static files with --static, or name the host with --host NAME.",
    );
  const seconds = recording.days.of(day);
  const { count, first } = recording.spoiled;
  return {
    read: recording.read,
    unreadable: { count, first },
    leftOut: [...alsoLeftOut(recording, day, calls)].map(([why, calls]) => ({ why, calls })),
    calls,
    mix,
    ...(seconds === undefined ? {} : { day: { date: dateText(day), ...curveOf(seconds, wanted.by) } }),
    days: listed(recording.days),
    offset: recording.days.offset ?? 0,
    clockChanges: recording.days.offsets.size > 1,
  };
}
