import type { Millis } from "./units.ts";

/** From so many bad calls of one name within a minute the alert fires. */
export interface AlertLimit {
  readonly calls: string;
  readonly bad: number;
}

/** What is planned for a break that people lead through: the tool breaks and measures, they notice and fix. */
export interface PlannedRehearsal {
  /** The fault goes on at a moment within it that is told to nobody. */
  readonly window: Millis;
  /** How long the fault stays at most, and then how long people have to roll back. */
  readonly giveUp: Millis;
  readonly callsPerSecond: number;
  readonly alert: { readonly name: string; readonly limits: readonly AlertLimit[] };
  /** The runbook that people could ask for; none when there was none. */
  readonly runbook?: string;
}

/** Something that people said or did, as it is recorded. */
export type PeopleDid =
  | { readonly what: "noticed" | "opened" | "claimed" | "skipped" }
  | { readonly what: "note"; readonly text: string }
  | { readonly what: "gave-up"; readonly text: string }
  /** Whether it was true that it is fixed, a few seconds after somebody said so. */
  | { readonly what: "claim-judged"; readonly right: boolean; readonly text: string };

export type RehearsalOutcome = "fixed" | "gave-up" | "interrupted";

/** When people said that it was fixed, and whether it was; times count from the fault. */
export interface Claim {
  readonly atMs: Millis;
  readonly right: boolean;
  readonly text: string;
}

/** How people did: every time counts from the moment the fault was on, and is absent when it never came. */
export interface RehearsalFinding {
  readonly break: string;
  readonly outcome: RehearsalOutcome;
  /** One sentence with the times. */
  readonly sentence: string;
  /** Moment of the replay. */
  readonly faultOnAt?: Millis;
  readonly alert: string;
  readonly alertMs?: Millis;
  readonly noticedMs?: Millis;
  readonly openedMs?: Millis;
  readonly safeState: string;
  readonly safeStateMs?: Millis;
  /** Enough calls were good again, and stayed so until the fault was taken off. */
  readonly fixedMs?: Millis;
  readonly faultOffMs?: Millis;
  /** From the fault taken off to state full with nothing waiting to be stored. */
  readonly rolledBackMs?: Millis;
  readonly claims: readonly Claim[];
  readonly notes: readonly { readonly atMs: Millis; readonly text: string }[];
  /** How often they said so before anything was broken. */
  readonly falseAlarms: number;
  readonly runbook?: string;
}
