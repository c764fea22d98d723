import { Histogram } from "../../../../model/histogram.ts";
import type { CallClass, CallRow, CheckRow, FailureCause, PhaseId } from "../../../../model/record.ts";

/** When something happened, and whether that is sure. */
export interface Place {
  readonly second: number;
  readonly phase: PhaseId;
  readonly class: CallClass;
}

/** The calls of one name in one place. */
export class CallSums {
  readonly place: Place;
  private readonly call: string;
  private readonly durations = new Histogram();
  private readonly toFailure = new Histogram();
  private good = 0;
  private readonly statuses: Record<string, number> = {};
  private readonly causes: Partial<Record<FailureCause, number>> = {};

  constructor(place: Place, call: string) {
    this.place = place;
    this.call = call;
  }

  answered(status: string, ms: number, { times, isGood }: { times: number; isGood: boolean }): void {
    this.statuses[status] = (this.statuses[status] ?? 0) + times;
    if (isGood) this.good += times;
    this.durations.record(ms, times);
  }

  failed(cause: FailureCause, ms: number, times: number): void {
    this.causes[cause] = (this.causes[cause] ?? 0) + times;
    this.toFailure.record(ms, times);
  }

  /** A script has no due times, so both latencies are the same. */
  toRow(): CallRow {
    const durations = this.durations.toSparse();
    return {
      ...this.place,
      call: this.call,
      sent: this.durations.count + this.toFailure.count,
      good: this.good,
      statuses: this.statuses,
      causes: this.causes,
      fromDue: durations,
      fromSend: durations,
      toFailure: this.toFailure.toSparse(),
    };
  }
}

/** How often one check passed and failed in one place. */
export class CheckSums {
  readonly place: Place;
  private readonly check: string;
  private readonly counts = { passed: 0, failed: 0 };

  constructor(place: Place, check: string) {
    this.place = place;
    this.check = check;
  }

  add(result: "passed" | "failed", times: number): void {
    this.counts[result] += times;
  }

  toRow(): CheckRow {
    const { class: callClass, ...place } = this.place;
    return {
      ...place,
      class: callClass === "within" ? "within" : "across",
      check: this.check,
      ...this.counts,
    };
  }
}
