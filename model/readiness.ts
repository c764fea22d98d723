import type { Fallback, Fix, PlannedBreak, StateProbe } from "./plan.ts";
import type { PhaseFigures } from "./phase-figures.ts";
import type { HealCheck, LedgerCount, StepOutcome, TrafficTotals } from "./record.ts";
import type { Millis, Ratio } from "./units.ts";

export type { CallFigures, CheckFigures, PhaseFigures } from "./phase-figures.ts";

export type VerdictKind = "kept" | "broken" | "inconclusive";

export interface Verdict {
  readonly objective: string;
  readonly calls: string;
  readonly promise: string;
  /** How soon a good answer comes; a check of a script says nothing about that, and its name stands in `calls`. */
  readonly within?: Millis;
  readonly kind: VerdictKind;
  readonly sent: number;
  readonly good: number;
  readonly share: Ratio;
  readonly wanted: Ratio;
}

export type Outcome = "withstood" | "fix-proven" | "fix-rejected" | "never-recovered" | "inconclusive";
export type FixOutcome = "proven" | "rejected" | "not-tried" | "inconclusive";

export interface HeldFigures {
  readonly sent: number;
  readonly share: Ratio;
  readonly p99Ms: number;
}

export interface FixFinding {
  readonly id: string;
  readonly title: string;
  readonly outcome: FixOutcome;
  /** One sentence with the numbers that decided. */
  readonly reason: string;
  /** From the first step to the wanted state held; absent when it was not reached. */
  readonly reachedAfterMs?: Millis;
  /** The calls from the deadline of the fix to the end of its window: those that decided. */
  readonly held?: HeldFigures;
  readonly steps: readonly StepOutcome[];
  readonly fix: Fix;
}

export interface BreakFinding {
  readonly id: string;
  readonly outcome: Outcome;
  /** One sentence with the numbers that decided. */
  readonly reason: string;
  readonly planned: PlannedBreak;
  readonly phases: readonly PhaseFigures[];
  readonly fixes: readonly FixFinding[];
  /** Was the fault visible in the traffic before it counted? */
  readonly canary?: { readonly seen: boolean; readonly text: string };
  /** From fault on to the first second below the objective. */
  readonly brokeAfterMs?: Millis;
  /** From fault off to full again; absent when it never came back. */
  readonly recoveredAfterMs?: Millis;
  readonly faultOffTookMs?: number;
  readonly processDeaths: readonly string[];
  readonly fallback?: Fallback;
  readonly runbook: string;
}

export interface Gate {
  readonly id: string;
  /** A few words for a sentence: "no write is lost". */
  readonly name: string;
  readonly text: string;
  readonly pass: boolean | "inconclusive";
  readonly evidence: string;
}

/** One column of the picture of the day. */
export interface DayPoint {
  readonly second: number;
  readonly planned: number;
  readonly achieved: number;
  readonly good: number;
  readonly failed: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

interface DayMark {
  readonly at: Millis;
  readonly kind: "fix";
  readonly text: string;
}

interface FaultWindow {
  readonly break: string;
  readonly from: Millis;
  readonly to: Millis;
}

export type ReadinessVerdict = "READY" | "NOT READY" | "INCONCLUSIVE";

/** All that reports and runbooks are made of: a pure function of the record. */
export interface Readiness {
  readonly run: string;
  readonly startedAt: string;
  readonly version: string;
  readonly scenario: {
    readonly id: string;
    readonly title: string;
    readonly why: string;
    readonly sha256: string;
  };
  readonly verdict: ReadinessVerdict;
  readonly sentence: string;
  readonly gates: readonly Gate[];
  readonly calls: TrafficTotals & { readonly unaccounted: number };
  readonly schedule: {
    readonly lateP50Ms: number;
    readonly lateP99Ms: number;
    readonly lateMaxMs: number;
    readonly kept: boolean;
  };
  readonly ledger?: LedgerCount;
  readonly verdicts: readonly Verdict[];
  readonly breaks: readonly BreakFinding[];
  readonly healed: boolean;
  readonly healChecks: readonly HealCheck[];
  readonly day: {
    readonly from: string;
    readonly to: string;
    readonly replayIn: Millis;
    /** How many times faster than the day the replay ran. */
    readonly compression: number;
    readonly calls: number;
    readonly peakPerSecond: number;
    readonly points: readonly DayPoint[];
    readonly windows: readonly FaultWindow[];
    readonly marks: readonly DayMark[];
  };
  readonly mix: readonly {
    readonly name: string;
    readonly weight: number;
    readonly method: string;
    readonly path: string;
  }[];
  /** The script of the user's own that sent the traffic: nothing of it was planned. */
  readonly script?: string;
  readonly machine: { readonly cpus: number; readonly platform: string; readonly node: string };
  readonly engine: string;
  readonly toxiproxy: string;
  /** Where the system says which failure state it is in. */
  readonly state?: StateProbe;
  readonly troubles: readonly string[];
  readonly notTested: readonly string[];
  readonly interrupted: boolean;
  /** The stop condition of the scenario that ended the run, with its numbers. */
  readonly stopped?: string;
  readonly repeat: string;
}
