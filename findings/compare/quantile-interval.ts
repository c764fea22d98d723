import { Histogram } from "../../model/histogram.ts";
import type { CallRow } from "../../model/record.ts";
import { groupBy } from "../tally.ts";
import type { Measured } from "./change.ts";
import { tellingCalls, wilson } from "./share-interval.ts";

/** Below this many answers a 99th percentile is the slowest answer, and says nothing. */
const LEAST_ANSWERS = 500;

/** The answers of each second as one histogram. */
const bySecond = (rows: readonly CallRow[]): readonly Histogram[] =>
  [...groupBy(rows, ({ second }) => second).values()].map((group) => {
    const sum = new Histogram();
    for (const { fromDue } of group) sum.add(fromDue);
    return sum;
  });

/**
 * A quantile of the time from due to answer. Its interval runs between the ranks that the share of answers below it
 * may take: a rank is a count of a share, so the interval of that share is the interval of the quantile.
 */
export function latency(rows: readonly CallRow[], share: number): Measured | undefined {
  const seconds = bySecond(rows);
  const all = new Histogram();
  for (const second of seconds) all.add(second.toSparse());
  if (all.count < LEAST_ANSWERS) return undefined;
  const value = all.percentile(share);
  const telling = tellingCalls(
    seconds.map((second) => ({ hits: second.countWithin(value), calls: second.count })),
  );
  const { low, high } = wilson(share * telling, telling);
  return { value, low: all.percentile(low), high: all.percentile(high), calls: all.count };
}
