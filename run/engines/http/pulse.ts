import { Histogram } from "../../../model/histogram.ts";
import type { EngineGlance } from "../load-engine.ts";

const SECOND = 1000;

/** Once a second, the figures of the second that just ended. */
export class Pulse {
  private planned = 0;
  private sent = 0;
  private failed = 0;
  private allSent = 0;
  private allFailed = 0;
  private inFlight = 0;
  private from = 0;
  private readonly fromDue = new Histogram();
  private readonly show: (glance: EngineGlance) => void;

  constructor(show: (glance: EngineGlance) => void) {
    this.show = show;
  }

  taken(): void {
    this.planned += 1;
  }

  wasSent(): void {
    this.sent += 1;
    this.inFlight += 1;
  }

  wasNotSent(): void {
    this.sent -= 1;
    this.inFlight -= 1;
  }

  answered(fromDue: number): void {
    this.inFlight -= 1;
    this.fromDue.record(fromDue);
  }

  hasFailed(): void {
    this.inFlight -= 1;
    this.failed += 1;
  }

  beat(now: number): void {
    if (now < this.from + SECOND) return;
    const perSecond = (count: number): number => Math.round((count * SECOND) / (now - this.from));
    this.allSent += this.sent;
    this.allFailed += this.failed;
    this.show({
      sent: this.allSent,
      perSecond: perSecond(this.sent),
      plannedPerSecond: perSecond(this.planned),
      p99Ms: this.fromDue.percentile(0.99),
      failed: this.allFailed,
      failedPerSecond: perSecond(this.failed),
      inFlight: this.inFlight,
    });
    this.restart(now);
  }

  private restart(now: number): void {
    this.from = Math.floor(now / SECOND) * SECOND;
    this.planned = 0;
    this.sent = 0;
    this.failed = 0;
    this.fromDue.clear();
  }
}
