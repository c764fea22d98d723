import type { Millis, Ratio } from "./units.ts";

/** What becomes of the budget of the day while a break goes on at the traffic of its moment. */
export type BudgetLasts =
  /** In the time of the day. */
  | { readonly kind: "spent"; readonly afterMs: Millis }
  | { readonly kind: "outlasts-day" }
  /** No call that an objective is about was bad. */
  | { readonly kind: "untouched" };

/** The same for one phase of a break: nobody acts, or a fix is on. */
export interface PhaseLasts {
  readonly break: string;
  /** Absent where nobody acts. */
  readonly fix?: string;
  readonly lasts: BudgetLasts;
}

/** Bad calls that the objectives forgive, and where they went; all in calls of the run. */
export interface DayBudget {
  /** Names of the calls that an objective is about. */
  readonly calls: readonly string[];
  readonly budget: number;
  /** How many calls of the day each call of the run stands for. */
  readonly scale: number;
  /** How long every promised call may fail at the busiest moment until the budget is gone, in the time of the day. */
  readonly outageAtPeakMs: Millis;
  /** Bad calls in each second of the replay. */
  readonly bad: readonly number[];
  /** Those of them that were due outside of all faults. */
  readonly badOutside: readonly number[];
  readonly spentBy: readonly { readonly break: string; readonly bad: number }[];
  /** Phases in which no call was measured are left out. */
  readonly lasts: readonly PhaseLasts[];
}

/** Calls of one name in each column of a picture. */
export interface ShareRow {
  readonly call: string;
  /** The strictest share that an objective asks of them; absent when none does. */
  readonly wanted?: Ratio;
  readonly sent: readonly number[];
  readonly good: readonly number[];
  /** The share of the worst second with enough calls to tell; 1 where there is none. */
  readonly lowest: readonly Ratio[];
}

/** Answers by column and by how long they took. */
export interface LatencyMap {
  /** Upper ends of all rows but the last, which has none. */
  readonly limitsMs: readonly number[];
  /** For each column the answers of each row. */
  readonly columns: readonly (readonly number[])[];
}

/** What the pictures behind page one are drawn from. */
export interface DayFigures {
  /** How many seconds of the replay one column of the shares and of the map stands for. */
  readonly columnSeconds: number;
  readonly shares: readonly ShareRow[];
  readonly latency: LatencyMap;
  /** Absent where no objective is about calls, and in a rehearsal that people led. */
  readonly budget?: DayBudget;
  /** What the machine could carry, as it was measured before the run. */
  readonly preflight?: string;
}

/** One file of the record as it was sealed when the record was closed. */
export interface SealedFile {
  readonly file: string;
  readonly lines: number;
  /** CRC-32 over the checksums of its lines. */
  readonly checksum: string;
}
