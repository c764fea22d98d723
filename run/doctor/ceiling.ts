import { histogramOf } from "../../model/histogram.ts";
import { millis } from "../../model/units.ts";
import type { ProxiedTarget } from "./proxied-target.ts";
import { sendEvenly } from "./send-evenly.ts";

const WARM_UP_MS = 200;
const HOLD_MS = 600;
/** Later than this and a run would not count as on schedule either. */
const MOST_LATE_MS = 10;
const WITHIN_MS = 100;
const LEAST_GOOD = 0.99;

const FIRST = 2000;
const SLOWEST = 250;
const FASTEST = 64_000;
const REFINEMENTS = 2;

/** One rate that was tried. */
export interface CeilingStep {
  readonly perSecond: number;
  readonly lateP99Ms: number;
  readonly goodShare: number;
  readonly isKept: boolean;
}

export interface Ceiling {
  /** The highest rate that was kept; 0 when none was. */
  readonly perSecond: number;
  /** The fastest rate that is tried was kept: there may be more. */
  readonly isAtLeast: boolean;
  readonly steps: readonly CeilingStep[];
}

export type TryRate = (perSecond: number) => Promise<CeilingStep>;

const onePhase = (): string => "ceiling";

/** Sends one rate for a moment. The warm-up lies in second zero, what is measured in second one. */
export const tryRate =
  (target: ProxiedTarget, signal: AbortSignal): TryRate =>
  async (perSecond) => {
    const [from, to, within] = [millis(1000 - WARM_UP_MS), millis(1000 + HOLD_MS), millis(WITHIN_MS)];
    const enough = AbortSignal.any([signal, AbortSignal.timeout(WARM_UP_MS + HOLD_MS + WITHIN_MS)]);
    const sent = await sendEvenly({ perSecond, from, to, within, phaseAt: onePhase }, target, enough);
    signal.throwIfAborted();
    const measured = sent.rows.filter(({ second }) => second === 1);
    const lateness = sent.lateness.filter(({ second }) => second === 1);
    const lateP99Ms = histogramOf(lateness.map((row) => row.lateness)).percentile(0.99);
    const good = measured.reduce((sum, row) => sum + row.good, 0);
    const goodShare = good / ((HOLD_MS * perSecond) / 1000);
    return { perSecond, lateP99Ms, goodShare, isKept: lateP99Ms <= MOST_LATE_MS && goodShare >= LEAST_GOOD };
  };

/**
 * The highest rate that is kept: doubled until one is not, at the second try too, then narrowed down. Takes about
 * ten tries.
 */
export async function findCeiling(tryOnce: TryRate, say: (step: CeilingStep) => void): Promise<Ceiling> {
  const steps: CeilingStep[] = [];
  const isKept = async (perSecond: number, tries: number): Promise<boolean> => {
    for (let left = tries; left > 0; left -= 1) {
      const step = await tryOnce(perSecond);
      steps.push(step);
      say(step);
      if (step.isKept) return true;
    }
    return false;
  };
  let [kept, missed] = [0, FIRST];
  while (missed <= FASTEST && (await isKept(missed, 2))) [kept, missed] = [missed, missed * 2];
  if (missed > FASTEST) return { perSecond: kept, isAtLeast: true, steps };
  for (let rate = FIRST / 2; kept === 0 && rate >= SLOWEST; rate /= 2) {
    if (await isKept(rate, 1)) kept = rate;
    else missed = rate;
  }
  for (let left = REFINEMENTS; left > 0 && kept > 0; left -= 1) {
    const between = Math.round(Math.sqrt(kept * missed) / 100) * 100;
    if (await isKept(between, 1)) kept = between;
    else missed = between;
  }
  return { perSecond: kept, isAtLeast: false, steps };
}
