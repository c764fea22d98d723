import { FLOOR_SECONDS } from "../../model/stop-conditions.ts";

/** Fewer calls than this say nothing, */
const LEAST_CALLS = 20;
/** nor do calls of fewer seconds: a pause right behind a break is no outage. */
const LEAST_SECONDS = 3;

interface Second {
  second: number;
  sent: number;
  good: number;
}

/**
 * The share of good calls over the last ten seconds, the present one included; moments never go back. It says nothing
 * before it holds at least 20 calls from at least 3 seconds. Memory is ten counts, however many calls there are.
 */
export class RecentShare {
  private readonly seconds: Second[] = [];
  sent = 0;
  good = 0;

  add(at: number, isGood: boolean): void {
    const second = Math.floor(at / 1000);
    this.forget(second - FLOOR_SECONDS);
    let newest = this.seconds.at(-1);
    if (newest === undefined || newest.second < second) {
      newest = { second, sent: 0, good: 0 };
      this.seconds.push(newest);
    }
    newest.sent += 1;
    this.sent += 1;
    if (!isGood) return;
    newest.good += 1;
    this.good += 1;
  }

  /** The share, when enough calls stand behind it. */
  get share(): number | undefined {
    const isEnough = this.sent >= LEAST_CALLS && this.seconds.length >= LEAST_SECONDS;
    return isEnough ? this.good / this.sent : undefined;
  }

  private forget(until: number): void {
    for (let oldest = this.seconds[0]; oldest !== undefined; oldest = this.seconds[0]) {
      if (oldest.second > until) return;
      this.sent -= oldest.sent;
      this.good -= oldest.good;
      this.seconds.shift();
    }
  }
}
