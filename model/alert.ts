import { durationText } from "./quantities.ts";
import type { Millis, Ratio } from "./units.ts";

/** How often Prometheus is taken to scrape and to evaluate. */
export const ALERT_STEP_MS = 15_000;

/** The counter that alerts read unless the scenario names another; docs/alerts.md says what must be in it. */
export const CALLS_METRIC = "calls_total";

/** This part of the budget of the day, gone in one minute, is worth waking somebody. */
export const BUDGET_SHARE = 0.02;

/** Fewer bad calls than this in a minute wake nobody, however small the day is. */
export const LEAST_BAD_CALLS = 5;

/** What a scenario says about its alerts. */
export interface AlertSettings {
  /** Where runbooks are published; `${scenario}`, `${break}` and `${alert}` are filled in. */
  readonly runbooks?: string;
  readonly metric?: string;
}

/** Fires when of these calls more than the limit were bad in the last minute, and as the signature says. */
export interface AlertRule {
  readonly calls: readonly string[];
  /** Bad calls of these that the objectives forgive over the whole day. */
  readonly budget: number;
  /** This part of the bad calls must have ended like this, where that tells the break apart from another one. */
  readonly signature?: { readonly outcome: string; readonly share: Ratio };
}

/** One counter around a break: how much it grows in each step, as [number of steps, growth] one behind the other. */
export interface OutcomeSeries {
  readonly call: string;
  readonly outcome: string;
  readonly growth: readonly (readonly [steps: number, each: number])[];
}

/** The calls around a break as Prometheus would have seen them in the time of the day; moments are numbers of steps. */
export interface AlertReplay {
  readonly steps: number;
  readonly faultOn: number;
  /** The first fix, or the end of the fault where none was tried. */
  readonly acted: number;
  readonly faultOff: number;
  readonly series: readonly OutcomeSeries[];
}

/** Whether an alert fires at one moment, in every version of Prometheus: what a unit test can hold it to. */
export interface AlertCheck {
  readonly alert: string;
  readonly at: number;
  readonly fires: boolean;
}

/** What the alert of a break did over the record of its own break, computed; all times are of the day. */
export interface AlertWatch {
  readonly replay: AlertReplay;
  readonly checks: readonly AlertCheck[];
  readonly wasQuietBefore: boolean;
  /** From the fault to the first evaluation at which it fires; absent when it never does. */
  readonly firesAfterMs?: Millis;
  /** From the fault to the first evaluation from which it stays silent; absent when it fires to the end. */
  readonly silentAfterMs?: Millis;
  /** The usual rule of a 30-day objective: 14.4 times the budget over an hour and over five minutes. */
  readonly burnRateAfterMs?: Millis;
}

export interface AlertFinding {
  readonly name: string;
  readonly rule: AlertRule;
  /** How soon after the fault it must fire. */
  readonly within: Millis;
  /** Other breaks of the run in which it fires too. */
  readonly alsoFiresIn: readonly string[];
  /** Absent when the record does not show the fault. */
  readonly watch?: AlertWatch;
}

/** Fires for whatever spends the budget of the day, also what nobody rehearsed. */
export interface NamedRule {
  readonly name: string;
  readonly rule: AlertRule;
}

/** The rule for the whole day, and how many calls that day has. */
export interface DayAlert extends NamedRule {
  readonly calls: number;
}

export const badCallsLimit = ({ budget }: Pick<AlertRule, "budget">): number =>
  Math.max(LEAST_BAD_CALLS, BUDGET_SHARE * budget);

/** Why nobody should rely on an alert, from what it did over the record; nothing when it did as it must. */
export function alertTrouble({ watch, within }: AlertFinding, hasWithstood: boolean): string | undefined {
  if (watch === undefined) return "not tested: the record of this run does not show the fault";
  if (!watch.wasQuietBefore) return "it fires before the fault too: the calls were bad already";
  if (watch.firesAfterMs === undefined) {
    return hasWithstood
      ? undefined
      : "it never fires: the break spends less than 2 % of the day's error budget in a minute";
  }
  if (watch.firesAfterMs <= within) return undefined;
  return `it fires later than the ${durationText(within)} that alertWithin asks for`;
}
