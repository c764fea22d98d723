import { Histogram } from "../../../model/histogram.ts";
import type { CallClass, CallRow, FailureCause, LatenessRow, PhaseId } from "../../../model/record.ts";
import type { ExponentialHistogram } from "./otlp/decode.ts";
import { addPoint } from "./otlp/to-histogram.ts";

/** Which calls of a second belong together in a row. */
export interface RowKey {
  readonly call: number;
  readonly phase: PhaseId;
  readonly class: CallClass;
}

/** The sums of one row. */
export class RowSums {
  readonly key: RowKey;
  readonly fromDue = new Histogram();
  readonly fromSend = new Histogram();
  readonly toFailure = new Histogram();
  private good = 0;
  private readonly statuses: Record<string, number> = {};
  private readonly causes: Partial<Record<FailureCause, number>> = {};

  constructor(key: RowKey) {
    this.key = key;
  }

  answered(status: string, isGood: boolean, point: ExponentialHistogram): void {
    this.statuses[status] = (this.statuses[status] ?? 0) + point.count;
    if (isGood) this.good += point.count;
    addPoint(this.fromDue, point, 1);
  }

  failed(cause: FailureCause, count: number): void {
    this.causes[cause] = (this.causes[cause] ?? 0) + count;
  }

  toRow(second: number, name: string): CallRow {
    return {
      second,
      call: name,
      phase: this.key.phase,
      class: this.key.class,
      sent: this.fromDue.count + this.toFailure.count,
      good: this.good,
      statuses: this.statuses,
      causes: this.causes,
      fromDue: this.fromDue.toSparse(),
      fromSend: this.fromSend.toSparse(),
      toFailure: this.toFailure.toSparse(),
    };
  }
}

/** All calls that were due in one second. */
export class SecondSums {
  readonly second: number;
  /** Was it handed out before? Then its planned calls are counted already. */
  readonly isAgain: boolean;
  readonly rows: RowSums[] = [];
  readonly lateness = new Histogram();
  /** By call: how many were sent, and how many of them are settled. */
  readonly sent: number[] = [];
  readonly settled: number[] = [];

  constructor(second: number, isAgain: boolean) {
    this.second = second;
    this.isAgain = isAgain;
  }

  row(key: RowKey): RowSums {
    const known = this.rows.find(
      (row) => row.key.call === key.call && row.key.class === key.class && row.key.phase === key.phase,
    );
    if (known !== undefined) return known;
    const row = new RowSums(key);
    this.rows.push(row);
    return row;
  }

  /** Calls that were sent and never settled. */
  open(call: number): number {
    return (this.sent[call] ?? 0) - (this.settled[call] ?? 0);
  }

  toLateness(dueCalls: number): LatenessRow {
    const sent = this.lateness.count;
    const planned = this.isAgain ? sent : dueCalls;
    return {
      second: this.second,
      planned: Math.max(planned, sent),
      sent,
      dropped: Math.max(0, planned - sent),
      lateness: this.lateness.toSparse(),
    };
  }
}

/** Counts up a place of a list that may be empty there. */
export const countUp = (counts: number[], place: number, by: number): void => {
  counts[place] = (counts[place] ?? 0) + by;
};
