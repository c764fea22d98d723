import { Histogram } from "../../model/histogram.ts";
import type { LatenessRow } from "../../model/record.ts";

/** In how many seconds running a generator was too late. A second in which nothing was sent says nothing. */
export class LateSeconds {
  /** Of the newest second, in milliseconds. */
  p99 = 0;
  running = 0;
  private readonly most: number;
  private readonly lateness = new Histogram();
  private newest = -1;

  constructor(most: number) {
    this.most = most;
  }

  add(row: LatenessRow): void {
    // An engine may add to a second that it has told before; that second has had its say.
    if (row.second <= this.newest) return;
    this.lateness.clear();
    if (this.lateness.add(row.lateness).count === 0) return;
    this.newest = row.second;
    this.p99 = this.lateness.percentile(0.99);
    this.running = this.p99 > this.most ? this.running + 1 : 0;
  }
}
