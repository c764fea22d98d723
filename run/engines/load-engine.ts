import type { CallClass, CallRow, LatenessRow, PhaseId, TrafficTotals } from "../../model/record.ts";
import type { DueCall, Request, Traffic } from "../../model/traffic.ts";
import type { Millis } from "../../model/units.ts";

/** What an engine tells a progress bar, about the last full second. */
export interface EngineGlance {
  readonly sent: number;
  readonly perSecond: number;
  readonly plannedPerSecond: number;
  readonly p99Ms: number;
  readonly failed: number;
  readonly failedPerSecond: number;
  readonly inFlight: number;
}

/** What is known of a call the moment it is settled. */
export interface SettledCall {
  readonly due: Millis;
  readonly phase: PhaseId;
  readonly class: CallClass;
  readonly isGood: boolean;
}

/** The doors of an engine: everything it needs from outside, and everywhere its results go. */
export interface EngineWorld {
  readonly target: { readonly host: string; readonly port: number };
  /** Milliseconds since the start of the replay, monotonic; negative before the start. */
  readonly now: () => Millis;
  /** Ends the traffic early: calls that are not yet due are not sent, those in flight are settled as usual. */
  readonly signal: AbortSignal;
  /** The phase that a moment of the replay belongs to. */
  readonly phaseAt: (at: Millis) => PhaseId;
  /** Did our own healing cut connections between these two moments? */
  readonly healedBetween: (from: Millis, to: Millis) => boolean;
  /** A finished row: all its calls are settled and no more will come. */
  readonly row: (row: CallRow) => void;
  readonly lateness: (row: LatenessRow) => void;
  /** A call is settled; its row comes when its whole second is. */
  readonly settled: (call: SettledCall) => void;
  /** The caller of a write saw this. */
  readonly write: (seq: number, saw: "acknowledged" | "in-doubt") => void;
  readonly glance: (glance: EngineGlance) => void;
}

/** What is to be sent: planned calls in order of their due times, and the request of each. */
export interface TrafficJob {
  readonly traffic: Traffic;
  readonly due: Iterable<DueCall>;
  readonly request: (seq: number) => Request;
}

/**
 * Sends each call when it is due, whatever became of the ones before it, and settles every one of them:
 * answered, or failed with a cause. Resolves when all are settled.
 */
export interface LoadEngine {
  readonly name: string;
  send(job: TrafficJob, world: EngineWorld): Promise<TrafficTotals>;
}
