import { ALERT_STEP_MS } from "../../model/alert.ts";
import type { OutcomeCount } from "./outcomes.ts";
import type { Piece } from "./pieces.ts";

/** Growth is told in sixteenths of a call: sums of them are exact in every language, and short to write. */
const PARTS = 16;

/** How much one counter grows in each step. */
export interface Counter {
  readonly call: string;
  readonly outcome: string;
  readonly growth: Float64Array<ArrayBuffer>;
}

/** Moments of the replay, and how many steps come before and behind them. */
export interface Axis {
  readonly faultOn: number;
  readonly end: number;
  readonly compression: number;
  /** Calls of the day that one call of the replay stands for. */
  readonly scale: number;
  readonly stepsBefore: number;
  readonly steps: number;
  /** The level that goes on behind the last piece. */
  readonly tail: readonly Piece[];
}

/** Calls per millisecond of the replay over some pieces. */
function levelOf(pieces: readonly Piece[]): readonly OutcomeCount[] {
  const lasted = pieces.reduce((sum, { from, to }) => sum + to - from, 0);
  return pieces.flatMap(({ outcomes }) =>
    outcomes.map((one) => ({ ...one, count: one.count / Math.max(1, lasted) })),
  );
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly perMs: readonly OutcomeCount[];
}

/** The whole axis without a hole: before the record the level of its quiet phase, behind it that of the tail. */
function stretchesOf(pieces: readonly Piece[], axis: Axis): readonly Stretch[] {
  const first = pieces.at(0)?.from ?? axis.faultOn;
  const last = pieces.at(-1)?.to ?? axis.end;
  const quiet = levelOf(pieces.filter(({ phase }) => phase.endsWith("/before")));
  return [
    { from: Number.NEGATIVE_INFINITY, to: first, perMs: quiet },
    ...pieces.map(({ from, to, outcomes }) => ({
      from,
      to,
      perMs: outcomes.map((one) => ({ ...one, count: one.count / Math.max(1e-9, to - from) })),
    })),
    { from: last, to: Number.POSITIVE_INFINITY, perMs: levelOf(axis.tail) },
  ];
}

/**
 * growth(k) = sum of rate × overlap × scale over the stretches, in the step from e(k) to e(k+1)
 * e(k)      = faultOn + (k − stepsBefore) × step ÷ compression      in milliseconds of the replay
 */
export function countersOf(pieces: readonly Piece[], axis: Axis): readonly Counter[] {
  const counters = new Map<string, Counter>();
  const width = ALERT_STEP_MS / axis.compression;
  const edge = (step: number): number => axis.faultOn + (step - axis.stepsBefore) * width;
  for (const { from, to, perMs } of stretchesOf(pieces, axis)) {
    const stepAt = (at: number): number => (at - axis.faultOn) / width + axis.stepsBefore;
    const first = Math.max(0, Math.floor(stepAt(from)));
    const behind = Math.min(axis.steps, Math.ceil(stepAt(to)));
    for (const { call, outcome, count } of perMs) {
      const key = JSON.stringify([call, outcome]);
      const counter = counters.get(key) ?? { call, outcome, growth: new Float64Array(axis.steps) };
      counters.set(key, counter);
      for (let step = first; step < behind; step += 1) {
        const overlap = Math.min(to, edge(step + 1)) - Math.max(from, edge(step));
        counter.growth[step] = (counter.growth[step] ?? 0) + Math.max(0, overlap) * count * axis.scale;
      }
    }
  }
  return [...counters.values()]
    .map((counter) => ({
      ...counter,
      growth: counter.growth.map((calls) => Math.round(calls * PARTS) / PARTS),
    }))
    .filter(({ growth }) => growth.some((calls) => calls > 0))
    .sort((a, b) => (a.call === b.call ? compare(a.outcome, b.outcome) : compare(a.call, b.call)));
}

const compare = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};
