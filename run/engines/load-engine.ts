import type {
  CallClass,
  CallRow,
  CheckRow,
  LatenessRow,
  PhaseId,
  TrafficTotals,
} from "../../model/record.ts";
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
  /** Its name. */
  readonly call: string;
  readonly due: Millis;
  readonly phase: PhaseId;
  readonly class: CallClass;
  readonly isGood: boolean;
  /** From due to its end, of an engine that knows it at once. */
  readonly tookMs?: number;
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
  /** Only a script of the user's own makes checks. */
  readonly check?: (row: CheckRow) => void;
  /** So many calls of a name that are due in the second of this moment are on their way, each told once. */
  readonly taken?: (call: string, due: Millis, count: number) => void;
  /** A call is settled; its row comes when its whole second is. */
  readonly settled: (call: SettledCall) => void;
  /** The caller of a write saw this. */
  readonly write: (seq: number, saw: "acknowledged" | "in-doubt") => void;
  readonly glance: (glance: EngineGlance) => void;
  /** Something that a reader of the results must know. */
  readonly trouble: (text: string) => void;
}

/** A script of the user's own that sends the traffic instead. */
export interface OwnScriptJob {
  readonly path: string;
  /** A script that ends before this moment ends too early. */
  readonly until: Millis;
}

/** What is to be sent: planned calls in order of their due times, and the request of each. */
export interface TrafficJob {
  readonly traffic: Traffic;
  readonly due: Iterable<DueCall>;
  readonly request: (seq: number) => Request;
  /** What the keys of writes begin with, for an engine that makes the requests elsewhere. */
  readonly run: string;
  readonly script?: OwnScriptJob;
}

/** Where the calls of a job go, and what ends the getting ready early. */
export type EngineEntrance = Pick<EngineWorld, "target" | "signal">;

/** An engine that only waits for its clock to start. */
export interface ReadyEngine {
  /** The replay starts this long after `send` is called, so that the first call is not late. */
  readonly lead: Millis;
  /** Resolves when all calls are settled: answered, or failed with a cause. */
  send(world: EngineWorld): Promise<TrafficTotals>;
  /** Gives back what was taken to get ready, sent or not. */
  close(): Promise<void>;
}

/**
 * Sends each call when it is due, whatever became of the ones before it, and settles every one of them. Getting ready
 * may take seconds, so it is done before the clock of the replay starts.
 */
export interface LoadEngine {
  readonly name: string;
  /** What it is, with its version where that is not ours, for the record; rejects when it is not here. */
  describe(): Promise<string>;
  prepare(job: TrafficJob, entrance: EngineEntrance): Promise<ReadyEngine>;
}
