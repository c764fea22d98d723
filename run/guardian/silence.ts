const SILENT_FOR_MS = 10_000;
/**
 * A look that comes this late was itself asleep, with the whole machine or stopped beside its run: then the signs that
 * did not come say nothing, and the run gets its full time once more. Looks come every 250 ms, so only a machine that
 * is stalled for twelve of them is taken for asleep; one that is merely busy is not.
 */
const ASLEEP_MS = 3000;

/** Knows since when a run gives no sign of life, in milliseconds of whatever clock it is told. */
export class Silence {
  private lastSign: number;
  private lastLook: number;

  constructor(now: number) {
    this.lastSign = now;
    this.lastLook = now;
  }

  sign(now: number): void {
    this.lastSign = now;
  }

  /** Whether it has been silent for too long; to be asked regularly. */
  isTooLong(now: number): boolean {
    if (now - this.lastLook > ASLEEP_MS) this.lastSign = now;
    this.lastLook = now;
    return now - this.lastSign > SILENT_FOR_MS;
  }

  static readonly seconds = SILENT_FOR_MS / 1000;
}
