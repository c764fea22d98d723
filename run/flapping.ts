import type { Flapping as Rhythm } from "../model/flapping.ts";
import { millis, type Millis } from "../model/units.ts";
import type { Clock } from "./clock.ts";

interface Doors {
  readonly rhythm: Rhythm;
  readonly clock: Clock;
  readonly on: () => Promise<void>;
  readonly off: () => Promise<void>;
}

/** Something that goes on and off in a rhythm until it is stopped; then it may be on or off. */
export class Flapping {
  private readonly doors: Doors;
  private readonly ending = new AbortController();
  private going: Promise<void> = Promise.resolve();
  private failure: { readonly reason: unknown } | undefined;

  constructor(doors: Doors) {
    this.doors = doors;
  }

  /** Resolves when it is on for the first time; from then on it goes by itself. */
  async start(): Promise<void> {
    await this.doors.on();
    this.going = this.goOn().catch((reason: unknown) => {
      this.failure = { reason };
    });
  }

  /** Resolves when it does not change any more. */
  async stop(): Promise<void> {
    this.ending.abort();
    await this.going;
  }

  /** A change that failed ended the rhythm: whatever is measured from then on is not what was meant. */
  throwIfFailed(): void {
    if (this.failure !== undefined) throw this.failure.reason;
  }

  private async goOn(): Promise<void> {
    const { rhythm, on, off } = this.doors;
    for (;;) {
      if (!(await this.lasts(rhythm.on))) return;
      await off();
      if (!(await this.lasts(rhythm.off))) return;
      await on();
    }
  }

  /** Counted from now: however long a change took, each spell is as long as it should be. */
  private async lasts(spell: Millis): Promise<boolean> {
    const { clock } = this.doors;
    const { signal } = this.ending;
    await clock.sleepUntil(millis(clock.now() + spell), signal);
    return !signal.aborted;
  }
}
