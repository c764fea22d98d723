import { Histogram } from "../../../model/histogram.ts";
import type { CallClass, LatenessRow, PhaseId } from "../../../model/record.ts";
import type { Accumulator } from "./accumulator.ts";

/** All calls that were due in one second. */
export class SecondBook {
  second = 0;
  /** Taken up and not settled. */
  open = 0;
  readonly sums: Accumulator[] = [];
  private planned = 0;
  private dropped = 0;
  private readonly lateness = new Histogram();

  begin(second: number): this {
    this.second = second;
    this.open = 0;
    this.planned = 0;
    this.dropped = 0;
    this.lateness.clear();
    return this;
  }

  take(late: number): void {
    this.planned += 1;
    this.open += 1;
    this.lateness.record(late);
  }

  drop(): void {
    this.dropped += 1;
    this.open -= 1;
  }

  find(call: number, phase: PhaseId, callClass: CallClass): Accumulator | undefined {
    for (const sum of this.sums) {
      if (sum.call === call && sum.class === callClass && sum.phase === phase) return sum;
    }
    return undefined;
  }

  toRow(): LatenessRow {
    return {
      second: this.second,
      planned: this.planned,
      sent: this.planned - this.dropped,
      dropped: this.dropped,
      lateness: this.lateness.toSparse(),
    };
  }
}
