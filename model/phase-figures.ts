import type { Millis, Ratio } from "./units.ts";

/** What was measured over the calls of one phase that stayed within it. */
export interface PhaseFigures {
  readonly phase: "before" | "during" | "fixed" | "after";
  readonly fix?: string;
  readonly from: Millis;
  readonly to: Millis;
  readonly sent: number;
  readonly good: number;
  readonly share: Ratio;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** Answers with an error status and calls without an answer, most frequent first: {"status 503": 912, "timeout": 3}. */
  readonly errors: Readonly<Record<string, number>>;
  readonly errorShare: Ratio;
  /** The same per call name. */
  readonly byCall: readonly CallFigures[];
  /** Checks of a script of the user's own; absent when none were made. */
  readonly byCheck?: readonly CheckFigures[];
  /** Calls at the boundaries of the phase, counted apart. */
  readonly across: number;
  readonly healedAway: number;
  /** Share of good calls per second, for a sparkline. */
  readonly goodPerSecond: readonly number[];
  readonly states: readonly string[];
}

export interface CallFigures {
  readonly call: string;
  readonly sent: number;
  readonly good: number;
  readonly share: Ratio;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly errors: Readonly<Record<string, number>>;
}

export interface CheckFigures {
  readonly check: string;
  readonly made: number;
  readonly passed: number;
  readonly share: Ratio;
}
