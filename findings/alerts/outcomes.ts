import type { CallRow, RunRecord } from "../../model/record.ts";
import type { Good } from "../../model/traffic.ts";

/** How many calls of one name ended one way. */
export interface OutcomeCount {
  readonly call: string;
  readonly outcome: string;
  readonly count: number;
}

/** What a good answer to the calls of each name is. */
export function goodsOf({ plan }: RunRecord): (call: string) => Good | undefined {
  const { mix, script } = plan.traffic;
  const named = new Map([
    ...mix.map(({ name, good }) => [name, good] as const),
    ...(script?.goods ?? []).map(({ calls, good }) => [calls, good] as const),
  ]);
  return (call) => named.get(call) ?? script?.good;
}

const isOf = (status: string, wanted: string): boolean =>
  wanted.endsWith("xx") ? status.startsWith(wanted.slice(0, 1)) : status === wanted;

function* outcomesOf(row: CallRow, good: Good | undefined): Generator<readonly [string, number]> {
  yield ["good", row.good];
  let late = -row.good;
  for (const [status, count] of Object.entries(row.statuses)) {
    if (good !== undefined && isOf(status, good.status)) late += count;
    else yield [`status ${status}`, count];
  }
  yield ["late", Math.max(0, late)];
  for (const [cause, count = 0] of Object.entries(row.causes)) yield [cause, count];
}

/** The calls of some rows by name and by how they ended, in the words of the metric. */
export function countOutcomes(
  rows: readonly CallRow[],
  goodOf: (call: string) => Good | undefined,
): readonly OutcomeCount[] {
  const counts = new Map<string, OutcomeCount>();
  for (const row of rows) {
    for (const [outcome, count] of outcomesOf(row, goodOf(row.call))) {
      const key = JSON.stringify([row.call, outcome]);
      const sum = (counts.get(key)?.count ?? 0) + count;
      if (sum > 0) counts.set(key, { call: row.call, outcome, count: sum });
    }
  }
  return [...counts.values()];
}
