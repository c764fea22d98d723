import { Histogram } from "../../../model/histogram.ts";
import type { CallClass, CallRow, FailureCause, PhaseId } from "../../../model/record.ts";

/** The sums of one row while its calls settle; used again for other rows, because its histograms are large. */
export class Accumulator {
  call = 0;
  phase: PhaseId = "";
  class: CallClass = "within";
  private good = 0;
  private readonly statuses = new Map<number, number>();
  private readonly causes = new Map<FailureCause, number>();
  private readonly fromDue = new Histogram();
  private readonly fromSend = new Histogram();
  private readonly toFailure = new Histogram();

  begin(call: number, phase: PhaseId, callClass: CallClass): this {
    this.call = call;
    this.phase = phase;
    this.class = callClass;
    return this;
  }

  answered(answer: { status: number; isGood: boolean; fromDue: number; fromSend: number }): void {
    this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
    if (answer.isGood) this.good += 1;
    this.fromDue.record(answer.fromDue);
    this.fromSend.record(answer.fromSend);
  }

  failed(cause: FailureCause, fromDue: number): void {
    this.causes.set(cause, (this.causes.get(cause) ?? 0) + 1);
    this.toFailure.record(fromDue);
  }

  toRow(second: number, name: string): CallRow {
    return {
      second,
      call: name,
      phase: this.phase,
      class: this.class,
      sent: this.fromDue.count + this.toFailure.count,
      good: this.good,
      statuses: Object.fromEntries(this.statuses),
      causes: Object.fromEntries(this.causes),
      fromDue: this.fromDue.toSparse(),
      fromSend: this.fromSend.toSparse(),
      toFailure: this.toFailure.toSparse(),
    };
  }

  clear(): void {
    this.good = 0;
    this.statuses.clear();
    this.causes.clear();
    this.fromDue.clear();
    this.fromSend.clear();
    this.toFailure.clear();
  }
}
