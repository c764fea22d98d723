import { Histogram } from "../model/histogram.ts";
import type { CallRow } from "../model/record.ts";
import { ratio, type Ratio } from "../model/units.ts";

/** Rows of the record added up. */
export class Tally {
  sent = 0;
  good = 0;
  answered = 0;
  readonly fromDue = new Histogram();
  private readonly problems = new Map<string, number>();

  add(row: CallRow): this {
    this.sent += row.sent;
    this.good += row.good;
    this.fromDue.add(row.fromDue);
    for (const [status, count] of Object.entries(row.statuses)) {
      this.answered += count;
      if (Number(status) >= 400) this.problem(`status ${status}`, count);
    }
    for (const [cause, count] of Object.entries(row.causes)) this.problem(cause, count ?? 0);
    return this;
  }

  get share(): Ratio {
    return ratio(this.sent === 0 ? 0 : this.good / this.sent);
  }

  /** Error statuses and failures, most frequent first. */
  get errors(): Record<string, number> {
    const ranked = [...this.problems].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    return Object.fromEntries(ranked);
  }

  get errorShare(): Ratio {
    let bad = 0;
    for (const count of this.problems.values()) bad += count;
    return ratio(this.sent === 0 ? 0 : bad / this.sent);
  }

  /** Milliseconds from due to answer, rounded to 0.1; answers only. */
  ms(share: number): number {
    return Math.round(this.fromDue.percentile(share) * 10) / 10;
  }

  private problem(name: string, count: number): void {
    if (count > 0) this.problems.set(name, (this.problems.get(name) ?? 0) + count);
  }
}

export const tallyOf = (rows: Iterable<CallRow>): Tally => {
  const tally = new Tally();
  for (const row of rows) tally.add(row);
  return tally;
};

/** Rows by key, in the order in which keys first appear. */
export function groupBy<Row, Key>(rows: Iterable<Row>, keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

/** Share of good calls for each second from the first to the last of the rows; seconds without calls are left out. */
export function goodPerSecond(
  rows: readonly CallRow[],
): readonly { second: number; share: Ratio; sent: number; good: number }[] {
  return [...groupBy(rows, (row) => row.second)]
    .sort(([a], [b]) => a - b)
    .map(([second, group]) => {
      const { share, sent, good } = tallyOf(group);
      return { second, share, sent, good };
    });
}
