import { Histogram } from "../../model/histogram.ts";
import type { CallRow, LatenessRow } from "../../model/record.ts";

/** One second of the day as a page draws it; what is not known yet is null. */
export interface Column {
  readonly second: number;
  readonly planned: number;
  readonly sent: number;
  readonly good: number | null;
  readonly failed: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
}

/** What an engine said of a second before its calls were settled. */
type FirstLook = Pick<Column, "planned" | "sent" | "failed" | "p99Ms">;

interface OpenSecond {
  readonly latencies: Histogram;
  rows: number;
  good: number;
  answered: number;
  failed: number;
  firstLook?: FirstLook;
  settled?: Pick<Column, "planned" | "sent">;
}

const MOST_CLOSED = 3600;

const more = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);

/** Two columns as one that hides no spike: the lowest good, the highest of all others. */
const merged = (one: Column, other: Column): Column => ({
  second: one.second,
  planned: Math.max(one.planned, other.planned),
  sent: Math.max(one.sent, other.sent),
  good: one.good === null || other.good === null ? (one.good ?? other.good) : Math.min(one.good, other.good),
  failed: Math.max(one.failed, other.failed),
  p50Ms: more(one.p50Ms, other.p50Ms),
  p95Ms: more(one.p95Ms, other.p95Ms),
  p99Ms: more(one.p99Ms, other.p99Ms),
});

/** Half as many columns. */
const halved = (columns: readonly Column[]): Column[] =>
  columns.flatMap((column, index) => {
    if (index % 2 === 1) return [];
    const next = columns[index + 1];
    return [next === undefined ? column : merged(column, next)];
  });

function columnOf(second: number, open: OpenSecond): Column {
  const { latencies, rows, good, answered, failed, firstLook, settled } = open;
  if (rows === 0 && firstLook !== undefined && settled === undefined)
    return { second, ...firstLook, good: null, p50Ms: null, p95Ms: null };
  const ended = answered + failed;
  const { planned, sent } = settled ?? firstLook ?? { planned: ended, sent: ended };
  const at = (share: number): number | null => (answered === 0 ? null : latencies.percentile(share));
  return { second, planned, sent, good, failed, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}

/** The seconds of the day in bounded memory: a second stays open as long as a row of it may come. */
export class Columns {
  private closed: Column[] = [];
  private readonly open = new Map<number, OpenSecond>();
  private readonly changed = new Set<number>();
  private readonly openFor: number;
  private newest = -1;

  constructor(openFor: number) {
    this.openFor = openFor;
  }

  row({ second, good, statuses, causes, fromDue }: CallRow): void {
    const open = this.at(second);
    if (open === undefined) return;
    open.rows += 1;
    open.good += good;
    for (const count of Object.values(statuses)) open.answered += count;
    for (const count of Object.values(causes)) open.failed += count;
    open.latencies.add(fromDue);
  }

  lateness({ second, planned, sent }: LatenessRow): void {
    const open = this.at(second);
    if (open !== undefined) open.settled = { planned, sent };
  }

  firstLook(second: number, look: FirstLook): void {
    const open = this.at(second);
    if (open !== undefined) open.firstLook = look;
  }

  /** All of them, the oldest first. */
  all(): readonly Column[] {
    return [...this.closed, ...this.inOrder([...this.open.keys()])];
  }

  /** Those that became another since the last call. */
  takeChanged(): readonly Column[] {
    const changed = this.inOrder([...this.changed]);
    this.changed.clear();
    this.close();
    return changed;
  }

  private inOrder(seconds: readonly number[]): readonly Column[] {
    return [...seconds]
      .sort((a, b) => a - b)
      .flatMap((second) => {
        const open = this.open.get(second);
        return open === undefined ? [] : [columnOf(second, open)];
      });
  }

  private at(second: number): OpenSecond | undefined {
    if (second < 0 || second < this.newest - this.openFor) return undefined;
    this.newest = Math.max(this.newest, second);
    this.changed.add(second);
    const found = this.open.get(second);
    if (found !== undefined) return found;
    const made = { latencies: new Histogram(), rows: 0, good: 0, answered: 0, failed: 0 };
    this.open.set(second, made);
    return made;
  }

  private close(): void {
    const done = [...this.open.keys()].filter((second) => second < this.newest - this.openFor);
    this.closed.push(...this.inOrder(done));
    for (const second of done) this.open.delete(second);
    while (this.closed.length > MOST_CLOSED) this.closed = halved(this.closed);
  }
}
