import type { StopLimits } from "./stop-conditions.ts";
import type { Change } from "./toxic.ts";
import type { CheckPromise, Objective, Traffic } from "./traffic.ts";
import type { Millis, Ratio } from "./units.ts";

/** One TCP hop that can be broken; `to` may hold `${ports.NAME}`, a free port that the run chooses. */
export interface PlannedLink {
  readonly name: string;
  readonly to: string;
  /** Where the link is entered, for a system that already runs and cannot be told; otherwise a free port. */
  readonly listen?: string;
}

/** A process that the run starts and stops; an empty list means that the system is simply already there. */
export interface PlannedProcess {
  readonly name: string;
  readonly command: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** `tcp://host:port` or `http://…`; polled until it answers. */
  readonly ready: string;
  readonly readyWithin: Millis;
  /** How far it steps back behind the load engine when they share a machine: niceness from 0 to 19. */
  readonly nice: number;
}

export type StepAction =
  | { readonly kind: "run"; readonly command: string }
  | { readonly kind: "http"; readonly method: string; readonly url: string; readonly body?: string };

/** One step of a fix, executable, with what a person reads about it. */
export interface Step {
  readonly title: string;
  readonly action: StepAction;
  /** A text that the output must contain for the step to count as done. */
  readonly expect?: string;
  /** Repeated until the output is as expected, for at most this long. */
  readonly within?: Millis;
  readonly risk: string;
  readonly undo?: StepAction;
  /** What to do when the output is not as expected. */
  readonly otherwise?: string;
}

export interface Fix {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly Step[];
}

export interface Fallback {
  readonly title: string;
  readonly trigger: string;
  readonly decides: string;
  readonly capacity: string;
  readonly sharesFateWith: string;
  readonly say?: string;
  readonly steps: readonly string[];
}

export interface Window {
  readonly from: Millis;
  readonly to: Millis;
}

export interface FixWindow extends Window {
  readonly fix: string;
}

/** The planned windows of a break on the time axis of the replay. */
export interface BreakWindows {
  readonly before: Window;
  readonly during: Window;
  /** One per candidate fix, in order; those behind a proven one are not tried. */
  readonly fixed: readonly FixWindow[];
  readonly after: Window;
}

type FailureState = "full" | "read-only" | "queue-writes" | "static-page" | "off";

export interface PlannedBreak {
  readonly id: string;
  /** What people see, not the cause: the title of the runbook. */
  readonly symptom: string;
  readonly symptoms: readonly string[];
  readonly why?: string;
  readonly severity: "sev1" | "sev2" | "sev3";
  readonly owner: string;
  readonly at: string;
  /** Said when the break had to move away from its moment: "moved from 14:00 to 15:12, behind database-slow". */
  readonly moved?: string;
  readonly fault: { readonly name: string; readonly summary: string; readonly text: string };
  readonly links: readonly string[];
  readonly changes: readonly Change[];
  readonly windows: BreakWindows;
  readonly want: { readonly state: FailureState; readonly within: Millis; readonly share: Ratio };
  /** After the fault is gone: back to full within this time. */
  readonly recoverWithin: Millis;
  readonly fixes: readonly Fix[];
  readonly noFixReason?: string;
  readonly fallback?: Fallback;
  readonly permanentFix?: string;
}

interface Canary {
  readonly latency: Millis;
  readonly lasts: Millis;
}

/** Where the system says which failure state it is in. */
export interface StateProbe {
  readonly get: string;
  readonly field: string;
  /** Field that counts writes which wait to be stored. */
  readonly backlog?: string;
}

/** Everything a run will do, as data: JSON in, JSON out. */
export interface Plan {
  readonly version: 1;
  readonly scenario: {
    readonly id: string;
    readonly title: string;
    readonly why: string;
    readonly file: string;
    readonly sha256: string;
  };
  readonly links: readonly PlannedLink[];
  /** Machines other than this one that the scenario names as its own to break. */
  readonly hosts?: readonly string[];
  readonly system: readonly PlannedProcess[];
  readonly traffic: Traffic;
  readonly objectives: readonly Objective[];
  /** Only a script of the user's own has checks. */
  readonly checks?: readonly CheckPromise[];
  readonly stop?: StopLimits;
  readonly ledger?: { readonly get: string };
  readonly state?: StateProbe;
  readonly canary: Canary;
  readonly breaks: readonly PlannedBreak[];
  /** The one break that was asked for, when there are more. */
  readonly only?: string;
  /** Things a reader must know about this plan: shrunk holds, moved breaks. */
  readonly notes: readonly string[];
}
