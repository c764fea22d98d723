import type { ShareRow } from "../../model/day-figures.ts";
import type { CallRow, RunRecord } from "../../model/record.ts";
import { ratio, type Ratio } from "../../model/units.ts";
import { groupBy } from "../tally.ts";

/** Fewer calls than this in a second tell nothing about that second. */
const LEAST_IN_SECOND = 10;

export interface Columns {
  readonly seconds: number;
  readonly count: number;
}

const columnOf = ({ second }: CallRow, { seconds, count }: Columns): number =>
  Math.max(0, Math.min(count - 1, Math.floor(second / seconds)));

const sentIn = (rows: readonly CallRow[]): number => rows.reduce((sum, { sent }) => sum + sent, 0);
const goodIn = (rows: readonly CallRow[]): number => rows.reduce((sum, { good }) => sum + good, 0);

function lowestSecond(rows: readonly CallRow[]): Ratio {
  const shares = [...groupBy(rows, ({ second }) => second).values()]
    .filter((one) => sentIn(one) >= LEAST_IN_SECOND)
    .map((one) => goodIn(one) / sentIn(one));
  return ratio(shares.reduce((lowest, share) => Math.min(lowest, share), 1));
}

function wantedOf({ plan }: RunRecord, call: string): Ratio | undefined {
  const shares = plan.objectives.filter(({ calls }) => calls === call).map(({ share }) => share);
  return shares.length === 0 ? undefined : ratio(Math.max(...shares));
}

/** How the calls of each name did in each column, whatever was broken then. */
export function callShares(
  record: RunRecord,
  mix: readonly { readonly name: string }[],
  columns: Columns,
): readonly ShareRow[] {
  const byCall = groupBy(record.calls, ({ call }) => call);
  return mix.map(({ name }) => {
    const inColumns = groupBy(byCall.get(name) ?? [], (row) => columnOf(row, columns));
    const cells = Array.from({ length: columns.count }, (_, index) => inColumns.get(index) ?? []);
    const wanted = wantedOf(record, name);
    return {
      call: name,
      ...(wanted === undefined ? {} : { wanted }),
      sent: cells.map((rows) => sentIn(rows)),
      good: cells.map((rows) => goodIn(rows)),
      lowest: cells.map((rows) => lowestSecond(rows)),
    };
  });
}

export const rowsInColumns = (
  rows: readonly CallRow[],
  columns: Columns,
): ReadonlyMap<number, readonly CallRow[]> => groupBy(rows, (row) => columnOf(row, columns));
