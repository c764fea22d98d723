import type { Fallback, Fix, PlannedBreak, Probe, StateProbe } from "./plan.ts";
import type { DayFigures, SealedFile } from "./day-figures.ts";
import type { LastTime } from "./comparison.ts";
import type { AlertFinding, AlertSettings, DayAlert } from "./alert.ts";
import type { DayPicture } from "./day-picture.ts";
import type { PlanInputs } from "./inputs.ts";
import type { PageOne } from "./page-one.ts";
import type { PhaseFigures } from "./phase-figures.ts";
import type { PlacesOfRun } from "./place-variables.ts";
import type { RehearsalFinding } from "./rehearsal.ts";
import type { HealCheck, LedgerCount, StepOutcome, TrafficTotals } from "./record.ts";
import type { TabletopFinding } from "./tabletop.ts";
import type { SignedException } from "./sign-off.ts";
import type { Millis, Ratio } from "./units.ts";

export type { DayPoint } from "./day-picture.ts";
export type { CallFigures, CheckFigures, PhaseFigures, ProbeFigures, Reading } from "./phase-figures.ts";

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

export type Outcome =
  | "withstood"
  | "fix-proven"
  | "fix-rejected"
  | "never-recovered"
  | "inconclusive"
  /** In a rehearsal that people led. */
  | "fixed-by-people"
  | "given-up";
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

/** The fault was gone, and nobody did anything. */
export interface AloneFinding {
  readonly cameBack: boolean;
  /** From fault off to full again. */
  readonly afterMs?: Millis;
  /** "comes back by itself 1.2 s after the fault is gone". */
  readonly text: string;
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
  /** What came of it while nobody did anything; absent where nobody wanted to know. */
  readonly alone?: AloneFinding;
  readonly faultOffTookMs?: number;
  /** From fault off until nothing waited to be stored; absent when nothing waited, or it never ended. */
  readonly drainedAfterMs?: Millis;
  readonly processDeaths: readonly string[];
  readonly fallback?: Fallback;
  readonly runbook: string;
  /** Absent where no objective is about calls. */
  readonly alert?: AlertFinding;
}

export interface Gate {
  readonly id: string;
  /** A few words for a sentence: "no write is lost". */
  readonly name: string;
  readonly text: string;
  readonly pass: boolean | "inconclusive";
  readonly evidence: string;
  /** Who answers for its failure; only then it does not decide. */
  readonly exceptions?: readonly SignedException[];
}

/** Something that the game master saw, or played to the players. */
export interface MasterNote {
  readonly at: Millis;
  /** By the clock of the day: "14:05". */
  readonly clock: string;
  readonly what: "note" | "inject";
  readonly text: string;
}

export type ReadinessVerdict = "READY" | "READY WITH CONDITIONS" | "NOT READY" | "INCONCLUSIVE";

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
  /** What the runbooks rest on, and the file of the scenario. */
  readonly inputs?: PlanInputs & { readonly file: string };
  readonly verdict: ReadinessVerdict;
  readonly sentence: string;
  readonly gates: readonly Gate[];
  readonly calls: TrafficTotals & { readonly unaccounted: number };
  /** Calls that nobody waits for; absent where none are planned. All other figures are of people's calls. */
  readonly junk?: {
    readonly names: readonly string[];
    readonly planned: number;
    readonly sent: number;
    readonly answered: number;
  };
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
  readonly probes?: readonly Probe[];
  readonly day: DayPicture;
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
  readonly alerts?: AlertSettings;
  /** Absent where no objective is about calls. */
  readonly dayAlert?: DayAlert;
  /** What the placeholders of the scenario stood for in this run. */
  readonly places?: PlacesOfRun;
  /** Absent where no call was recorded. */
  readonly figures?: DayFigures;
  /** Absent for a record that was never closed. */
  readonly sealed?: readonly SealedFile[];
  readonly troubles: readonly string[];
  /** Written in the control room; absent where nothing was. */
  readonly notes?: readonly MasterNote[];
  readonly notTested: readonly string[];
  /** Those of `notTested` that say how the run differs from the day. */
  readonly differs?: readonly string[];
  readonly interrupted: boolean;
  /** What people did, when they led through the break. */
  readonly rehearsal?: RehearsalFinding;
  /** Absent when people led through the break: that is no judgement of the day. */
  readonly pageOne?: PageOne;
  /** The stop condition of the scenario that ended the run, with its numbers. */
  readonly stopped?: string;
  /** The comparison with the run before, as it was when this run ended. */
  readonly lastTime?: LastTime;
  /** The file whose promises were taken instead of those of the run. */
  readonly tabletops?: readonly TabletopFinding[];
  readonly judgedAgain?: { readonly file: string; readonly sha256: string };
  readonly repeat: string;
}
