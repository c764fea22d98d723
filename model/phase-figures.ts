import type { Millis, Ratio } from "./units.ts";

/** What was measured over the calls of one phase that stayed within it. */
export interface PhaseFigures {
  readonly phase: "before" | "during" | "alone" | "fixed" | "after";
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
  /** The state it said last, in this phase or before; absent when nobody was asked. */
  readonly endState?: string;
  /** What each probe said in this phase, in the order of the scenario; absent when none was taken. */
  readonly probes?: readonly ProbeFigures[];
}

/** A probe over the looks of one phase: nothing that a fault must have caused, only what was read. */
export interface ProbeFigures {
  readonly name: string;
  /** Each answer once, in the order in which it first came; a look without an answer says why instead. */
  readonly values: readonly string[];
  /** For people: the median of numbers with their range, else the values. */
  readonly text: string;
  readonly reading: Reading;
}

/** What a phase says of a probe, when its looks agree. */
export type Reading =
  | { readonly kind: "number"; readonly low: number; readonly median: number; readonly high: number }
  | { readonly kind: "text"; readonly value: string }
  /** Too few looks, or each said something else. */
  | { readonly kind: "unsteady" };

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
