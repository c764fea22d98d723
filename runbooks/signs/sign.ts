import type { BreakFinding } from "../../model/readiness.ts";

/** Something by which one break can be known from another. */
export interface Sign {
  readonly name: string;
  /** What it shows, where the name does not say it. */
  readonly about?: string;
  /** What of the calls it is seen in; "inside" needs a look behind them. */
  readonly seenIn: "inside" | "errors" | "times" | "shares";
  readonly text: (finding: BreakFinding) => string;
  readonly differs: (one: BreakFinding, other: BreakFinding) => boolean;
}

export const NOT_MEASURED = "not measured";
