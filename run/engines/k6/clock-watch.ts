/** More than this in one look is no drift that is being corrected: somebody set the clock. */
const MOST_STEP_MS = 100;

/**
 * Watches the clock of the day against one that only counts on. The two sides of k6 agree on the start of the replay by
 * the clock of the day; when that is set, every due time and every lateness behind it is wrong.
 */
export class ClockWatch {
  private offset = Date.now() - performance.now();

  /** By how many milliseconds the clock was set since the last look; zero when it was not. */
  look(): number {
    const now = Date.now() - performance.now();
    const step = Math.round(now - this.offset);
    this.offset = now;
    return Math.abs(step) > MOST_STEP_MS ? step : 0;
  }
}
