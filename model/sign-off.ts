import type { Millis, Ratio } from "./units.ts";

/** When people last practised a fallback, how long that took, and how many of those it must reach were reached. */
export interface Drill {
  readonly on: string;
  readonly took: Millis;
  readonly reached: Ratio;
}

/** Gates whose failure somebody may answer for, until a day. What loses data or proves nothing is none of them. */
export const EXCEPTED_GATES = ["day-carried", "breaks-fixed", "evidence-fresh"] as const;
/** Those among them that fail for one break, and are excepted for that break only. */
export const GATES_OF_BREAKS: readonly string[] = ["breaks-fixed"];

/** Somebody answers for a failed gate. Days of the calendar, both included. */
export interface SignedException {
  readonly gate: string;
  /** Said for gates that fail for one break. */
  readonly break?: string;
  readonly signedBy: string;
  readonly on: string;
  readonly until: string;
  readonly why: string;
}

/** People who use the system and were asked before the day. */
export interface AskedUsers {
  readonly who: string;
  readonly on: string;
  readonly learned: string;
}

/** A break of the scenario that this plan leaves out: it counts as not tested. */
export interface LeftOut {
  readonly id: string;
  readonly severity: "sev1" | "sev2" | "sev3";
  readonly owner: string;
  readonly impact?: number;
  readonly likelihood?: number;
}
