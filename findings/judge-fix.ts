import type { PlannedBreak } from "../model/plan.ts";
import { afterText, durationText, shareText } from "../model/quantities.ts";
import { millis, type Millis } from "../model/units.ts";
import { LEAST_CALLS } from "./least-calls.ts";

/** Calls of one second that were due and done within the phase. */
interface SecondCount {
  readonly second: number;
  readonly sent: number;
  readonly good: number;
}

export interface FixTrial {
  readonly planned: PlannedBreak;
  /** From the first step to the end of the window. */
  readonly from: Millis;
  readonly to: Millis;
  /** In the order of time. */
  readonly seconds: readonly SecondCount[];
  /** Which states the system said it was in; the first may lie before the window. */
  readonly states: readonly { readonly at: Millis; readonly state: string }[];
  readonly stepsDone: boolean;
}

export interface FixVerdict {
  readonly proven: boolean;
  readonly conclusive: boolean;
  /** One sentence with the numbers that decided. */
  readonly text: string;
  readonly reachedAfterMs?: Millis;
}

const stateAt = (states: FixTrial["states"], at: number): string | undefined =>
  states.filter((seen) => seen.at <= at).at(-1)?.state;

const sum = (seconds: readonly SecondCount[]): { sent: number; share: number } => {
  let [sent, good] = [0, 0];
  for (const second of seconds) {
    sent += second.sent;
    good += second.good;
  }
  return { sent, share: sent === 0 ? 0 : good / sent };
};

/** From here on the wanted share was kept: the first second that reaches the share together with all that follow it. */
function reachedAt({ planned, seconds, states, from }: FixTrial): Millis | undefined {
  const { share } = planned.want;
  const reached = seconds.find(
    (second, index) => sum([second]).share >= share && sum(seconds.slice(index)).share >= share,
  );
  if (reached === undefined) return undefined;
  const isServing = (state: string | undefined): boolean => state === planned.want.state || state === "full";
  const stated = isServing(stateAt(states, from))
    ? from
    : states.find(({ at, state }) => at >= from && isServing(state))?.at;
  return millis(Math.max(0, Math.max(reached.second * 1000, stated ?? 0) - from));
}

/** The first state from this moment to the end of the window that is not the wanted one; "full" is better than any. */
function wrongState({ planned, states, to }: FixTrial, from: number): string | undefined {
  const later = states.filter(({ at }) => at > from && at <= to).map(({ state }) => state);
  return [stateAt(states, from), ...later].find(
    (state) => state !== undefined && state !== planned.want.state && state !== "full",
  );
}

const no = (text: string): FixVerdict => ({ proven: false, conclusive: true, text });

/**
 * Judges a fix that was applied while the fault was on: the wanted failure state reached within its deadline, and held
 * from there to the end of the window by the wanted share of all calls.
 */
export function judgeFix(trial: FixTrial): FixVerdict {
  const { want } = trial.planned;
  if (!trial.stepsDone) return no("a step of it did not give its expected output");
  const deadline = trial.from + want.within;
  const held = sum(trial.seconds.filter(({ second }) => second * 1000 >= deadline));
  if (held.sent < LEAST_CALLS) {
    const text = `only ${held.sent} calls fell behind its deadline of ${durationText(want.within)}: too few to tell`;
    return { proven: false, conclusive: false, text };
  }
  const figures = `${shareText(held.share)} of the calls were good (wanted ${shareText(want.share)})`;
  if (held.share < want.share) return no(`${durationText(want.within)} after it only ${figures}`);
  const state = wrongState(trial, Math.ceil(deadline / 1000) * 1000);
  if (state !== undefined) {
    return no(`the system was in state "${state}" after ${durationText(want.within)}, not "${want.state}"`);
  }
  const reached = reachedAt(trial);
  const when = reached === undefined ? "" : `, reached ${afterText(reached)}`;
  const verdict = { proven: true, conclusive: true, text: `${figures}${when}` };
  return reached === undefined ? verdict : { ...verdict, reachedAfterMs: reached };
}
