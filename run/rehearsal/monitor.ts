import { Histogram } from "../../model/histogram.ts";
import type { Millis } from "../../model/units.ts";
import type { SettledCall } from "../engines/load-engine.ts";
import type { FixEvidence } from "../podium.ts";
import type { Screen } from "./lead.ts";

const SECOND = 1000;
/** An alert looks a minute back, and a claim a few seconds; nobody looks further. */
const KEPT_SECONDS = 90;
const MINUTE = 60;

interface Count {
  readonly second: number;
  readonly phase: string;
  sent: number;
  good: number;
  readonly badOf: Map<string, number>;
}

/** What a monitoring screen and its alerts would know of the traffic; memory is that of a minute and a half. */
export class Monitor {
  /** By second of due time and phase, in the order in which they first appeared. */
  private counts: Count[] = [];
  private screenSent = 0;
  private screenGood = 0;
  private screenFrom = 0;
  private readonly took = new Histogram();

  readonly settled = ({ call, due, phase, class: callClass, isGood, tookMs }: SettledCall): void => {
    this.screenSent += 1;
    if (isGood) this.screenGood += 1;
    if (tookMs !== undefined) this.took.record(tookMs);
    if (callClass !== "within") return;
    const count = this.countOf(Math.floor(due / SECOND), phase);
    count.sent += 1;
    if (isGood) count.good += 1;
    else count.badOf.set(call, (count.badOf.get(call) ?? 0) + 1);
  };

  /** What was settled since the last look. */
  screen(now: Millis): Screen {
    const shown = {
      perSecond: (this.screenSent * SECOND) / Math.max(1, now - this.screenFrom),
      share: this.screenSent === 0 ? 0 : this.screenGood / this.screenSent,
      p50Ms: this.took.percentile(0.5),
      p99Ms: this.took.percentile(0.99),
    };
    this.screenFrom = now;
    this.screenSent = 0;
    this.screenGood = 0;
    this.took.clear();
    return shown;
  }

  /** The seconds of a phase that lie between these moments with all of their length, in the order of time. */
  secondsOf(phase: string, from: Millis, to: Millis): FixEvidence["seconds"] {
    return this.counts
      .filter((count) => count.phase === phase)
      .filter(({ second }) => second * SECOND >= from && (second + 1) * SECOND <= to)
      .sort((a, b) => a.second - b.second);
  }

  /** Bad calls of this name in a phase, due within the last minute. */
  badWithinMinute(call: string, phase: string, now: Millis): number {
    const oldest = Math.floor(now / SECOND) - MINUTE;
    let bad = 0;
    for (const count of this.counts)
      if (count.phase === phase && count.second > oldest) bad += count.badOf.get(call) ?? 0;
    return bad;
  }

  private countOf(second: number, phase: string): Count {
    const found = this.counts.findLast((count) => count.second === second && count.phase === phase);
    if (found !== undefined) return found;
    const count = { second, phase, sent: 0, good: 0, badOf: new Map<string, number>() };
    this.counts = this.counts.filter((old) => old.second > second - KEPT_SECONDS);
    this.counts.push(count);
    return count;
  }
}
