import type { Fallback, PlannedBreak } from "./plan.ts";
import type { Millis } from "./units.ts";

/** When a tabletop was last talked through, and by whom; `on` and `took` mean what they mean of a drill. */
interface Talk {
  readonly on: string;
  readonly by: string;
  readonly took?: Millis;
}

/** A break that no proxy can make: it is talked through and never executed. */
export interface Tabletop extends Pick<
  PlannedBreak,
  "id" | "symptom" | "symptoms" | "why" | "severity" | "owner"
> {
  /** Why it is not run here: "a TCP proxy cannot take a name out of DNS". */
  readonly cannot: string;
  /** Questions to talk through. */
  readonly ask: readonly string[];
  /** What to do, in order; nobody has tried whether it helps. */
  readonly steps: readonly string[];
  readonly fallback?: Fallback;
  readonly reviewIn: number;
  readonly talked?: Talk;
}

/** A tabletop with the file of its runbook in the folder of the run. */
export interface TabletopFinding extends Tabletop {
  readonly runbook: string;
}
