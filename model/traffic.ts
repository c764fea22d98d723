import type { z } from "zod";
import type { Millis, Ratio } from "./units.ts";

/** A share of the day as a number from 0 (its first moment) to 1 (its end). */
export type DayShare = number;

/**
 * The shape of a day's traffic: a pure, piecewise density. Only proportions matter; the number of calls comes from
 * the scenario.
 */
export interface Shape {
  readonly name: string;
  readonly summary: string;
  /** Where its numbers come from, and what of it is engineering judgement. */
  readonly source: string;
  /** The day that it is made for, and drawn over. */
  readonly day: Day;
  readonly params: z.ZodType;
  /** Relative calls per unit of time at each moment, never negative, at least one moment above zero. */
  readonly density: (params: unknown, day: Day) => (at: DayShare) => number;
}

/** The day that is rehearsed, in minutes after midnight of its own clock; `to` may pass 24:00. */
export interface Day {
  readonly from: number;
  readonly to: number;
}

export type Spacing = "even" | "poisson";

export interface PlannedCall {
  readonly name: string;
  readonly weight: number;
  readonly method: string;
  /** Templates: `${seq}`, `${key}`, `${int:1..7000}`, `${pick:a|b|c}`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** A write carries a unique key, and its acknowledgement is counted in the ledger. */
  readonly write: boolean;
  /** Nobody waits for it: it comes at a steady rate beneath the shape, and is counted apart from people's calls. */
  readonly junk?: boolean;
  /** What a good answer is, from the objective of this call or the default of the scenario. */
  readonly good: Good;
}

/** A good answer: a status of this class or number, within this time from the moment the call was due. */
export interface Good {
  readonly status: string;
  readonly within: Millis;
}

/** A promise about what a good answer is, for the calls of one name. */
interface PromisedGood {
  readonly calls: string;
  readonly good: Good;
}

/** A k6 script of the user's own: it decides what is sent and when, and its calls are known only afterwards. */
export interface OwnScript {
  /** As the scenario has it: relative to its own folder. */
  readonly file: string;
  /** What a good answer is, for names without a promise of their own. */
  readonly good: Good;
  readonly goods: readonly PromisedGood[];
  /** Checks of the script that a promise is about. */
  readonly checks: readonly string[];
}

/** The planned traffic of a run: how many calls are due in each bucket of the replay. */
export interface Traffic {
  readonly calls: number;
  /** Those of the scenario, where the command line asked for another number. */
  readonly callsOfDay?: number;
  /** How long the replay of the scenario takes, where this one takes another time. */
  readonly replayOfDay?: Millis;
  readonly shape: string;
  readonly day: Day;
  readonly replayIn: Millis;
  readonly seed: number;
  readonly spacing: Spacing;
  readonly through: string;
  readonly timeout: Millis;
  readonly bucket: Millis;
  /** Calls due per bucket; they sum to exactly `calls`. */
  readonly arrivals: readonly number[];
  /** How many of them are junk; absent when the mix has none. */
  readonly junk?: readonly number[];
  readonly mix: readonly PlannedCall[];
  /** Sends the traffic itself; then there are no planned calls, and no mix. */
  readonly script?: OwnScript;
}

/** A call that is due: number `seq` of the day at `due` milliseconds of the replay. */
export interface DueCall {
  readonly seq: number;
  readonly due: Millis;
}

/** One HTTP request, a pure function of (seed, seq) and, for the key, of the run. */
export interface Request {
  /** Index into the mix. */
  readonly call: number;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly write: boolean;
}

export interface Objective {
  readonly id: string;
  readonly calls: string;
  readonly good: Good;
  readonly share: Ratio;
  /** The run ends itself when outside of the faults fewer calls than this are good for a while. */
  readonly stopUnder?: Ratio;
}

/** A promise about a check of the user's own script. */
export interface CheckPromise {
  readonly id: string;
  readonly check: string;
  readonly share: Ratio;
}
