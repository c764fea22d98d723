import { EnvironmentError } from "../../../model/errors.ts";
import type { TrafficTotals } from "../../../model/record.ts";
import type { K6End } from "./k6-process.ts";

interface Books {
  readonly ends: readonly K6End[];
  /** What the metrics add up to. */
  readonly counted: TrafficTotals;
  /** Requests of the script that were no calls. */
  readonly asides: number;
  readonly areUsersShort: boolean;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/**
 * Holds the metrics against the summaries of k6 itself. Where they differ the summary is taken for what was sent, so
 * that the difference stays as calls that nobody accounts for, and the run proves nothing.
 */
export function reconcile({ ends, counted, asides, areUsersShort }: Books): {
  readonly totals: TrafficTotals;
  readonly troubles: readonly string[];
} {
  const summaries = ends.map(({ totals }) => totals);
  if (summaries.includes(undefined)) {
    throw new EnvironmentError(
      "k6 left no summary, so nobody can say whether its metrics are all there.",
      "See that the disk has room for temporary files, and run again.",
    );
  }
  const troubles: string[] = [];
  const dropped = sum(summaries.map((totals) => totals?.dropped ?? 0));
  if (dropped > 0) {
    const why = areUsersShort
      ? "memory has no room for as many as the slowest calls need"
      : "this machine could not keep up with the schedule";
    troubles.push(`k6 had no user free for ${dropped} calls and left them out: ${why}.`);
  }
  const open = counted.sent - counted.answered - counted.failed;
  if (open !== 0)
    troubles.push(`k6 took up ${counted.sent} calls, and ${open} of them never came to an end.`);
  const requests = sum(summaries.map((totals) => totals?.requests ?? 0)) - asides;
  if (requests === counted.answered + counted.failed) return { totals: counted, troubles };
  troubles.push(
    `k6 sent ${requests} requests by its own summary, but its metrics tell of ${counted.answered + counted.failed}.`,
  );
  return { totals: { ...counted, sent: requests }, troubles };
}
