import type { SparseCounts } from "../../model/histogram.ts";
import { Histogram } from "../../model/histogram.ts";
import type { CallRow } from "../../model/record.ts";
import type { Good } from "../../model/traffic.ts";

/** How many calls of a row were good at least and at most; the same where the record tells it exactly. */
export interface GoodBounds {
  readonly low: number;
  readonly high: number;
}

const CLASS = /^([1-5])xx$/u;

/** Is it a status such as "204" or one of a class such as "2xx"? */
const isOfStatus = (wanted: string, status: string): boolean => {
  const first = CLASS.exec(wanted)?.[1];
  return first === undefined ? status === wanted : status.startsWith(first) && status.length === 3;
};

interface Counts {
  readonly status: (wanted: Good) => (status: string) => boolean;
  readonly statuses: (test: (status: string) => boolean) => number;
}

const countsOf = ({ statuses }: CallRow): Counts => ({
  status: (wanted) => (status) => isOfStatus(wanted.status, status),
  statuses: (test) =>
    Object.entries(statuses).reduce((sum, [status, count]) => sum + (test(status) ? count : 0), 0),
});

/** Answers that came within a time for sure, and perhaps: a histogram knows a time only to its `error`. */
function within(fromDue: SparseCounts, ms: number, error: number): GoodBounds {
  const histogram = new Histogram().add(fromDue);
  return { low: histogram.countWithin(ms * (1 - error)), high: histogram.countWithin(ms * (1 + error)) };
}

/** Bounds of the good calls from how many had the status and how many came in time: nothing says which ones. */
function fromMargins(row: CallRow, rule: Good, error: number): GoodBounds {
  const { status, statuses } = countsOf(row);
  const answered = statuses(() => true);
  const withStatus = statuses(status(rule));
  const inTime = within(row.fromDue, rule.within, error);
  return {
    low: Math.max(0, withStatus + inTime.low - answered),
    high: Math.min(withStatus, inTime.high),
  };
}

/** Bounds from the count that was made in the run: only answers on which the two rules disagree can move it. */
function fromCounted(row: CallRow, rules: Rules, error: number): GoodBounds {
  const { status, statuses } = countsOf(row);
  const [old, fresh] = [status(rules.counted), status(rules.asked)];
  const gained = statuses((code) => fresh(code) && !old(code));
  const lost = statuses((code) => old(code) && !fresh(code));
  const [was, is] = [rules.counted.within, rules.asked.within];
  const between = Math.max(
    0,
    within(row.fromDue, Math.max(was, is), error).high - within(row.fromDue, Math.min(was, is), error).low,
  );
  return {
    low: row.good - lost - (is < was ? between : 0),
    high: row.good + gained + (is > was ? between : 0),
  };
}

export interface Rules {
  /** What was counted as good in the run. */
  readonly counted: Good;
  readonly asked: Good;
}

/**
 * How many calls of this row are good by another rule. The record counts statuses and times apart, so that a row in
 * which some answers had another status and some came late has a range, not a number.
 */
export function goodBounds(row: CallRow, rules: Rules, error: number): GoodBounds {
  const { counted, asked } = rules;
  if (counted.status === asked.status && counted.within === asked.within) {
    return { low: row.good, high: row.good };
  }
  const [margins, moved] = [fromMargins(row, asked, error), fromCounted(row, rules, error)];
  const low = Math.max(margins.low, moved.low, 0);
  return { low, high: Math.max(low, Math.min(margins.high, moved.high)) };
}
