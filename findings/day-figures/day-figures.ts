import type { DayFigures } from "../../model/day-figures.ts";
import type { Readiness } from "../../model/readiness.ts";
import type { RunRecord } from "../../model/record.ts";
import { lastEvent } from "../events.ts";
import { budgetOf } from "./budget.ts";
import { callShares, type Columns } from "./call-shares.ts";
import { latencyMap } from "./latency-map.ts";

/** About what an eye tells apart on a page, and few enough for a table. */
const MOST_COLUMNS = 60;

function columnsOf(length: number): Columns {
  const seconds = Math.max(1, Math.ceil(length / MOST_COLUMNS));
  return { seconds, count: Math.ceil(length / seconds) };
}

/** What the pictures behind page one are drawn from; nothing where no call was recorded. */
export function dayFiguresOf(
  record: RunRecord,
  found: Pick<Readiness, "day" | "mix" | "breaks">,
): DayFigures | undefined {
  const last = record.calls.reduce((latest, { second }) => Math.max(latest, second), -1);
  // A damaged record may tell of any second.
  const length = Math.min(last + 1, Math.ceil(found.day.replayIn / 1000) + 600);
  if (length <= 0) return undefined;
  const columns = columnsOf(length);
  const preflight = lastEvent(record, "preflight")?.text;
  const budget = record.plan.rehearsal === undefined ? budgetOf(record, found, length) : undefined;
  return {
    columnSeconds: columns.seconds,
    shares: callShares(record, found.mix, columns),
    latency: latencyMap(record, columns),
    ...(budget === undefined ? {} : { budget }),
    ...(preflight === undefined ? {} : { preflight }),
  };
}
