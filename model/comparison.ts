import type { ReadinessVerdict } from "./readiness.ts";

/**
 * What became of one thing from the first run to the second: `new` is a failure that was none before, `fixed` one that
 * is gone; `undecided` could not be told in one of the two.
 */
export type Change = "new" | "worse" | "undecided" | "unchanged" | "better" | "fixed";

/** What one run says: as people read it, and where it is a measured number also that, with its interval. */
export interface Side {
  readonly text: string;
  readonly value?: number;
  readonly low?: number;
  readonly high?: number;
  /** Calls behind the number. */
  readonly calls?: number;
}

export interface Difference {
  /** The part of the report it belongs to: `gates`, `promises`, `latency`, `writes`, or the id of a break. */
  readonly about: string;
  readonly what: string;
  readonly first: Side;
  readonly second: Side;
  readonly change: Change;
  /** Why it is taken for that, where the numbers alone do not say it. */
  readonly note?: string;
}

export type Trend = "worse" | "undecided" | "same" | "better";

/** A place at which two plans are not the same; what one of them does not have is `absent`. */
export interface PlanDifference {
  /** `breaks.database-slow.fault.text` */
  readonly path: string;
  readonly first: string;
  readonly second: string;
}

export interface ComparedRun {
  readonly run: string;
  readonly startedAt: string;
  readonly verdict: ReadinessVerdict;
}

/** Two runs side by side. */
export interface Comparison {
  readonly first: ComparedRun;
  readonly second: ComparedRun;
  readonly trend: Trend;
  /** Where the plans differ in what is rehearsed; none unless somebody wanted to compare anyway. */
  readonly plans: readonly PlanDifference[];
  /** What else is not the same: what a change of the numbers may come from. */
  readonly around: readonly PlanDifference[];
  readonly differences: readonly Difference[];
}

/** The comparison with the run before, as it was made when this run ended. */
export interface LastTime {
  readonly run: string;
  readonly startedAt: string;
  readonly verdict: ReadinessVerdict;
  readonly trend: Trend;
  readonly differences: readonly Difference[];
}
