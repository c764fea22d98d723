import { millis, type Millis } from "../model/units.ts";
import { systemClock, type Clock } from "./clock.ts";

/** The clock of a run: negative while the stage is set, zero when the traffic starts. */
export class RunClock implements Clock {
  private readonly created = performance.now();
  private day: Clock | undefined;

  readonly now = (): Millis =>
    this.day?.now() ?? millis(Math.min(-1, performance.now() - this.created - 600_000));

  readonly sleepUntil: Clock["sleepUntil"] = async (at, signal) => this.day?.sleepUntil(at, signal);

  /** The first call of the day is due this many milliseconds from now, at zero. */
  startIn(lead: Millis): void {
    this.day = systemClock(performance.now() + lead);
  }
}
