import { dateOf, daysBetween, daysLater } from "../../model/calendar.ts";
import type { RunRecord } from "../../model/record.ts";
import { lastEvent } from "../events.ts";

/** For plans of earlier versions, which do not say it. */
const REVIEW_IN = 30;

/** The days that decide whether evidence still counts. A record cannot know the day on which it is read. */
export interface Days {
  /** Of the start of the run; absent when the record does not say it. */
  readonly run?: string;
  /** Of the rehearsed day, when the scenario names it and it was still to come. */
  readonly day?: string;
  /** The last day on which the evidence of this run counts. */
  readonly last?: string;
  /** Which rule gave that day. */
  readonly because: string;
}

export function daysOf(record: RunRecord): Days {
  const run = dateOf(lastEvent(record, "run-started")?.startedAt ?? "unknown");
  if (run === undefined) return { because: "the record does not say when the run began" };
  const reviews = record.plan.breaks.map(({ id, reviewIn = REVIEW_IN }) => ({ id, reviewIn }));
  const first = reviews.toSorted((one, other) => one.reviewIn - other.reviewIn)[0];
  const { date } = record.plan;
  return {
    run,
    ...(date === undefined || daysBetween(run, date) < 0 ? {} : { day: date }),
    last: daysLater(run, first?.reviewIn ?? REVIEW_IN),
    because:
      first === undefined
        ? `${REVIEW_IN} days after the run`
        : `${first.reviewIn} days after the run, as reviewIn of ${first.id} asks`,
  };
}

/** Seen from the day itself when it is known, else from the run. */
export const seenFrom = ({ day, run }: Days): string | undefined => day ?? run;
