import type { LastTime } from "./comparison.ts";
import type { SealedFile } from "./day-figures.ts";
import type { SparseCounts } from "./histogram.ts";
import type { Plan } from "./plan.ts";
import type { PeopleDid } from "./rehearsal.ts";
import type { StopReason } from "./stop-conditions.ts";
import type { Millis } from "./units.ts";

/**
 * How calls at a boundary are told apart: `within` its phase from due to its end, or to where it outlasted its promise;
 * `across` into another phase while it could still be good; `healed-away`, cut by our own healing.
 */
export type CallClass = "within" | "across" | "healed-away";

/** Why a call got no answer. */
export type FailureCause = "refused" | "reset" | "timeout" | "cut-short" | "dns" | "garbage" | "closed";

/**
 * All calls of one name that were due in one second of one phase. Latencies are counted from the due time and from
 * the send time; `good` is exact, histograms are within 0.8 %.
 */
export interface CallRow {
  readonly second: number;
  readonly call: string;
  readonly phase: PhaseId;
  readonly class: CallClass;
  readonly sent: number;
  /** Calls answered as the objective asks: status and time. */
  readonly good: number;
  /** Answers by status, for example {"201": 1700, "503": 12}. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly causes: Readonly<Partial<Record<FailureCause, number>>>;
  /** Milliseconds from due to the end of the answer; answers only. */
  readonly fromDue: SparseCounts;
  /** Milliseconds from sent to the end of the answer; answers only. */
  readonly fromSend: SparseCounts;
  /** Milliseconds from due to the failure; calls without an answer. */
  readonly toFailure: SparseCounts;
}

/** How often a check of the user's own script passed and failed in a piece of one second, told by when it was made. */
export interface CheckRow {
  readonly second: number;
  readonly check: string;
  readonly phase: PhaseId;
  /** `across` when a phase began or ended while the checks were collected. */
  readonly class: "within" | "across";
  readonly passed: number;
  readonly failed: number;
}

/** How late the generator itself was, per second of due time: from due to the moment the loop took the call up. */
export interface LatenessRow {
  readonly second: number;
  readonly planned: number;
  readonly sent: number;
  readonly dropped: number;
  readonly lateness: SparseCounts;
}

/** "day" outside of breaks, otherwise `break/before`, `break/canary`, `break/during`, `break/alone`, `break/again`, `break/fixed:FIX`, `break/between`, `break/after`. */
export type PhaseId = string;

export interface StepOutcome {
  readonly title: string;
  readonly kind: "do" | "undo";
  readonly command: string;
  readonly output: string;
  readonly ok: boolean;
  readonly tookMs: number;
}

export interface HealCheck {
  readonly what: string;
  readonly ok: boolean;
  readonly detail: string;
  /** What to type when it is not. */
  readonly remedy?: string;
}

/** Everything that happens besides calls, in order. `at` is the time of the replay; before its start it is negative. */
export type RunEvent = { readonly at: Millis } & (
  | {
      readonly kind: "run-started";
      readonly run: string;
      readonly startedAt: string;
      readonly version: string;
      readonly engine: string;
      readonly toxiproxy: string;
      readonly machine: { readonly cpus: number; readonly platform: string; readonly node: string };
    }
  | {
      readonly kind: "preflight";
      readonly text: string;
      readonly replayIn: Millis;
      readonly carries: boolean;
    }
  | { readonly kind: "traffic-started" }
  | { readonly kind: "traffic-ended"; readonly totals: TrafficTotals }
  | { readonly kind: "phase"; readonly phase: PhaseId }
  | {
      readonly kind: "canary";
      readonly break: string;
      readonly link: string;
      readonly from: Millis;
      readonly to: Millis;
    }
  | { readonly kind: "fault-on"; readonly break: string; readonly tookMs: number }
  | { readonly kind: "fault-off"; readonly break: string; readonly tookMs: number }
  | { readonly kind: "step"; readonly break: string; readonly fix: string; readonly step: StepOutcome }
  | {
      readonly kind: "fix-judged";
      readonly break: string;
      readonly fix: string;
      readonly proven: boolean;
      readonly text: string;
    }
  | { readonly kind: "state"; readonly state: string; readonly backlog?: number }
  | ({
      readonly kind: "probe";
      readonly break: string;
      /** The phase in which it was taken, from the question to the answer. */
      readonly phase: PhaseId;
      readonly probe: string;
    } & ProbeReading)
  | {
      readonly kind: "process-exited";
      readonly process: string;
      readonly how: string;
      readonly expected: boolean;
    }
  | { readonly kind: "ledger"; readonly ledger: LedgerCount }
  | { readonly kind: "healed"; readonly ok: boolean; readonly checks: readonly HealCheck[] }
  | { readonly kind: "trouble"; readonly text: string }
  | { readonly kind: "alert"; readonly name: string; readonly text: string }
  | ({ readonly kind: "people" } & PeopleDid)
  /** Written by the game master in the control room: what was seen, or what was played to the players. */
  | { readonly kind: "note"; readonly what: "note" | "inject"; readonly text: string }
  | ({ readonly kind: "stop-reached" } & StopReason)
  /** Written when the run is over: reports read nothing but their own record. */
  | ({ readonly kind: "last-time" } & LastTime)
  | {
      readonly kind: "run-ended";
      readonly how: "complete" | "interrupted" | "stopped" | "failed";
      readonly reason?: string;
    }
);

/** What a probe said, on one line of at most 200 characters, or why it said nothing. */
export type ProbeReading = { readonly value: string } | { readonly failure: string };

/** planned = sent + dropped; sent = answered + failed + unaccounted. */
export interface TrafficTotals {
  readonly planned: number;
  readonly sent: number;
  readonly answered: number;
  readonly failed: number;
  readonly dropped: number;
}

/** Exact counts over the keys of all writes. Lists hold at most the first 1,000 numbers. */
export interface LedgerCount {
  readonly acknowledged: number;
  readonly stored: number;
  readonly lost: number;
  readonly doubled: number;
  /** Stored though the caller saw an error. */
  readonly inDoubt: number;
  readonly lostCalls: readonly number[];
  readonly doubledCalls: readonly number[];
  /** Lost and doubled writes by the phase in which they were due. */
  readonly damageIn: Readonly<Record<PhaseId, number>>;
}

/** The only input of judging. */
export interface RunRecord {
  readonly plan: Plan;
  readonly events: readonly RunEvent[];
  readonly calls: readonly CallRow[];
  readonly lateness: readonly LatenessRow[];
  /** Absent when the traffic makes no checks. */
  readonly checks?: readonly CheckRow[];
  /** Absent when the record was never closed. */
  readonly sealed?: readonly SealedFile[];
  /** Said when the record could not be read to its end. */
  readonly damage?: string;
}
