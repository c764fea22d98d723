import type { PhaseId } from "../model/record.ts";
import type { Millis } from "../model/units.ts";

/** Which phase a moment belongs to, and when our own healing cut connections. Written by the conductor, read by engines. */
export class PhaseBook {
  private readonly starts: { at: number; phase: PhaseId }[] = [
    { at: Number.NEGATIVE_INFINITY, phase: "day" },
  ];
  private readonly healings: { from: number; to: number }[] = [];

  enter(phase: PhaseId, at: Millis): void {
    this.starts.push({ at, phase });
  }

  readonly phaseAt = (at: Millis): PhaseId => {
    for (let index = this.starts.length - 1; index >= 0; index -= 1) {
      const start = this.starts[index];
      if (start !== undefined && at >= start.at) return start.phase;
    }
    return "day";
  };

  healing(from: Millis): (to: Millis) => void {
    const window = { from, to: Number.POSITIVE_INFINITY };
    this.healings.push(window);
    return (to) => {
      window.to = to;
    };
  }

  /** Was a healing of ours under way at some moment between these two? */
  readonly healedBetween = (from: Millis, to: Millis): boolean =>
    this.healings.some((window) => from <= window.to && to >= window.from);
}
