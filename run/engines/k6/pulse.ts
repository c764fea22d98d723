import type { EngineGlance } from "../load-engine.ts";
import type { Tally } from "./tally.ts";

/** The figures of each second, as far as k6 has reported them. */
export class Pulse {
  private sent = 0;
  private failed = 0;
  private readonly tally: Tally;
  private readonly dueIn: (second: number) => number;

  constructor(tally: Tally, dueIn: (second: number) => number) {
    this.tally = tally;
    this.dueIn = dueIn;
  }

  /** The second that just ended. */
  beat(now: number): EngineGlance {
    const { sent, answered, failed } = this.tally.totals;
    const glance = {
      sent,
      perSecond: sent - this.sent,
      plannedPerSecond: this.dueIn(Math.max(0, Math.floor(now / 1000) - 1)),
      p99Ms: this.tally.recent.percentile(0.99),
      failed,
      failedPerSecond: failed - this.failed,
      inFlight: Math.max(0, sent - answered - failed),
    };
    this.sent = sent;
    this.failed = failed;
    this.tally.recent.clear();
    return glance;
  }
}
