import type { PlacesOfRun } from "../../model/place-variables.ts";
import type { PlannedBreak } from "../../model/plan.ts";
import type { Millis } from "../../model/units.ts";
import type { SettledCall } from "../engines/load-engine.ts";
import type { FixEvidence, Podium } from "../podium.ts";

/** Who leads through the break of a run, instead of the conductor with its written fixes; the traffic ends with it. */
export interface Lead {
  /** The system stands, and this is where. */
  readonly staged: (places: PlacesOfRun) => void;
  readonly settled: (call: SettledCall) => void;
  readonly conduct: (planned: PlannedBreak, podium: Podium) => Promise<void>;
}

/** What people say while they rehearse. */
export type Word =
  | { readonly kind: "noticed" | "open" | "fixed" | "give-up" | "done" }
  | { readonly kind: "note"; readonly text: string };

/** How a word was taken: written down, to be checked, or not for this moment. */
export type Reply = "noted" | "checking" | "too-early" | "not-over";

/** What a monitoring screen shows of the last seconds. */
export interface Screen {
  readonly perSecond: number;
  readonly share: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** What people are told: nothing that a monitoring screen or an alert would not tell them. */
export type News =
  | { readonly kind: "staged"; readonly places: PlacesOfRun }
  | ({ readonly kind: "screen" } & Screen)
  | { readonly kind: "alert"; readonly name: string; readonly text: string }
  | { readonly kind: "claim-judged"; readonly right: boolean; readonly text: string }
  | { readonly kind: "fault-gone"; readonly why: "fixed" | "gave-up" | "time-over" }
  | { readonly kind: "rolled-back"; readonly isFull: boolean };

/** What the judges look at: full seconds whose calls are all settled, and the states that were seen. */
interface Evidence {
  readonly planned: PlannedBreak;
  /** When somebody said so, or the fault went off. */
  readonly at: Millis;
  readonly seconds: FixEvidence["seconds"];
  readonly states: FixEvidence["states"];
}

/** The pure judges of a rehearsal, handed in by who composes it. */
export interface RehearsalJudges {
  readonly claim: (evidence: Evidence) => { readonly right: boolean; readonly text: string };
  readonly isBack: (evidence: Evidence) => boolean;
  /** So many full seconds behind a claim decide about it. */
  readonly holdSeconds: number;
}
