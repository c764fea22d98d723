import type { AlertSettings } from "./alert.ts";
import type { Flapping } from "./flapping.ts";
import type { PlannedGroup, PlannedLink } from "./links.ts";
import type { PlacesOfRun } from "./place-variables.ts";
import type { PlanInputs } from "./inputs.ts";
import type { PlannedRehearsal } from "./rehearsal.ts";
import type { AskedUsers, Drill, LeftOut, SignedException } from "./sign-off.ts";
import type { Tabletop } from "./tabletop.ts";
import type { StopLimits } from "./stop-conditions.ts";
import type { Change } from "./toxic.ts";
import type { CheckPromise, Objective, Traffic } from "./traffic.ts";
import type { Millis, Ratio } from "./units.ts";

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
  /** A text that shows a person that it is taken back. */
  readonly undoExpect?: string;
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
  /** How what was done on paper comes back into the system, and when. */
  readonly back?: readonly string[];
  /** From when the trouble began: so long is the fix tried. */
  readonly giveUpAfter?: Millis;
  readonly drilled?: Drill;
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
  /** The fault is off and nobody does anything: does the service come back by itself? */
  readonly alone?: Window;
  /** The fault is on again, before the first fix. */
  readonly again?: Window;
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
  readonly flapping?: Flapping;
  /** Players are not told of it before it happens. */
  readonly sealed?: boolean;
  readonly windows: BreakWindows;
  readonly want: { readonly state: FailureState; readonly within: Millis; readonly share: Ratio };
  /** After the fault is gone: back to full within this time. */
  readonly recoverWithin: Millis;
  readonly fixes: readonly Fix[];
  readonly noFixReason?: string;
  readonly fallback?: Fallback;
  readonly permanentFix?: string;
  /** How soon its alert must fire, in the time of the day. */
  readonly alertWithin?: Millis;
  /** Days until somebody must look at its runbook again. */
  readonly reviewIn?: number;
  /** From 1 to 5, as people judge it; else from the severity. */
  readonly impact?: number;
  readonly likelihood?: number;
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

/** What a run reads in every phase of a break, to tell apart breaks that look the same from outside. */
export interface Probe {
  readonly name: string;
  /** What a person reads from it: "sessions that wait for a lock in the database". */
  readonly shows: string;
  readonly read: ProbeRead;
  /** How often in each phase. */
  readonly looks: number;
}

/** The whole answer, or one field of its JSON (`pool.waiting`); of a command what it writes to stdout. */
export type ProbeRead =
  | { readonly kind: "get"; readonly url: string; readonly field?: string }
  | { readonly kind: "run"; readonly command: string };

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
  readonly groups?: readonly PlannedGroup[];
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
  readonly alerts?: AlertSettings;
  readonly probes?: readonly Probe[];
  readonly canary: Canary;
  /** Said when people lead through the one break, and the tool fixes nothing for them. */
  readonly rehearsal?: PlannedRehearsal;
  readonly breaks: readonly PlannedBreak[];
  /** The one break that was asked for, when there are more. */
  readonly only?: string;
  /** The others, then. */
  readonly leftOut?: readonly LeftOut[];
  /** The day of the calendar that is rehearsed. */
  readonly date?: string;
  readonly exceptions?: readonly SignedException[];
  readonly askedUsers?: readonly AskedUsers[];
  /** Talked through and never carried out. */
  readonly tabletops?: readonly Tabletop[];
  /** What the placeholders of the scenario stood for; only a plan that was carried out knows it. */
  readonly places?: PlacesOfRun;
  /** What the runbooks of this plan rest on; plans of earlier versions do not say. */
  readonly inputs?: PlanInputs;
  /** Things a reader must know about this plan: shrunk holds, moved breaks. */
  readonly notes: readonly string[];
}
