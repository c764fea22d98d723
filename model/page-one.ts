import type { BudgetLasts } from "./day-figures.ts";
import type { SignedException } from "./sign-off.ts";

/** An exception that the scenario holds and that changes nothing, with the reason. */
export interface IdleException extends SignedException {
  readonly because: string;
}

export interface ScorePart {
  readonly id: "load" | "during" | "after" | "fix" | "detected" | "fallback" | "evidence";
  readonly name: string;
  /** To a tenth of a point. */
  readonly points: number;
  readonly of: number;
  /** Where the points went, for people. */
  readonly why: string;
  /** Who can win them back. */
  readonly owners: readonly string[];
}

/** For the trend only: gates decide. Parts with the most lost points come first. */
export interface Score {
  readonly points: number;
  readonly parts: readonly ScorePart[];
}

/** How many calls a break makes fail while nothing is done about it, in the time of the day. */
export interface Affected {
  /** Share of the calls that failed while the fault was on. */
  readonly share: number;
  readonly callsPerMinute: number;
  readonly failingPerMinute: number;
  /** How many bad calls the objectives forgive over the whole day; absent where no objective is about calls. */
  readonly budget?: number;
  /** Absent where no objective is about calls, or none of its calls was measured. */
  readonly budgetLasts?: BudgetLasts;
}

export interface Risk {
  readonly break: string;
  readonly symptom: string;
  readonly severity: "sev1" | "sev2" | "sev3";
  /** Impact times likelihood, 1 to 25. */
  readonly weight: number;
  /** Absent when it was not measured. */
  readonly affected?: Affected;
  readonly decision: string;
  readonly by: string;
  /** A day; absent when the record does not say when it was made. */
  readonly before?: string;
}

/** What has to be done before a gate can pass, where that is no matter of one break. */
export interface GateTask {
  readonly task: string;
  readonly by: string;
  /** A day; absent when the record does not say when it was made. */
  readonly before?: string;
}

/** One of five: does the evidence of this run say so? */
export interface Sentence {
  readonly text: "Ask users" | "Test it" | "Break it" | "Document the fix" | "Have a back-up plan";
  readonly kind: "yes" | "no";
  readonly evidence: string;
}

/** What a lead reads, and often all that a lead reads. */
export interface PageOne {
  /** The last day on which this evidence counts; absent when the record does not say when it was made. */
  readonly validUntil?: string;
  /** Which rule gave that day. */
  readonly validBecause: string;
  /** The day that is rehearsed. */
  readonly date?: string;
  /** How much of the day of the scenario this run was, when it was not all of it. */
  readonly scope?: string;
  readonly conditions: readonly SignedException[];
  readonly idleExceptions: readonly IdleException[];
  readonly score: Score;
  /** What the verdict waits for beside the breaks; told before the risks. */
  readonly tasks: readonly GateTask[];
  readonly risks: readonly Risk[];
  readonly sentences: readonly Sentence[];
  /** Owners who sign, each with the breaks that are theirs. */
  readonly signs: readonly { readonly owner: string; readonly breaks: readonly string[] }[];
}
