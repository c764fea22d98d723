import { ALERT_STEP_MS } from "../../model/alert.ts";

/** The steps of `[1m]`. */
const RANGE = 60_000 / ALERT_STEP_MS;
/** Prometheus goes on to the edge of the range when it is nearer than this many gaps between samples. */
const NEAR = 1.1;

/**
 * What differs between versions of Prometheus: whether a sample on the first edge of a range is in it (until 2), and
 * whether a counter that begins inside of a range is led back to zero before or after its distance is cut.
 */
export interface Flavour {
  readonly hasFirstEdge: boolean;
  readonly cutsFirst: boolean;
}

export const FLAVOURS: readonly [Flavour, ...Flavour[]] = [
  { hasFirstEdge: true, cutsFirst: false },
  { hasFirstEdge: false, cutsFirst: false },
  { hasFirstEdge: false, cutsFirst: true },
];

/** The values of a counter at each moment: it is not there before it first grows, like any label value nobody wrote yet. */
export function samplesOf(growth: Float64Array): Float64Array<ArrayBuffer> {
  const samples = new Float64Array(growth.length + 1);
  const isThereFromTheStart = (growth[0] ?? 0) > 0;
  let value = 0;
  samples[0] = isThereFromTheStart ? 0 : Number.NaN;
  for (const [step, calls] of growth.entries()) {
    value += calls;
    samples[step + 1] = value > 0 ? value : Number.NaN;
  }
  return samples;
}

/** How far before its first sample a counter is taken to go on, in steps. */
function reachBack(before: number, gap: number, { toZero, flavour }: Reach): number {
  if (flavour.cutsFirst) return Math.min(before < NEAR * gap ? before : gap / 2, toZero);
  const start = Math.min(before, toZero);
  return start < NEAR * gap ? start : gap / 2;
}

interface Reach {
  /** Where it would have been zero. */
  readonly toZero: number;
  readonly flavour: Flavour;
}

/** The first moment of a range at which the counter is there. */
function firstIn(samples: Float64Array, from: number, to: number): number | undefined {
  for (let at = Math.max(0, from); at < to; at += 1) if (!Number.isNaN(samples[at])) return at;
  return undefined;
}

/** `increase(x[1m])` at one moment; NaN where Prometheus has no answer. Counters here are never reset. */
export function increaseAt(samples: Float64Array, at: number, flavour: Flavour): number {
  const edge = at - RANGE;
  const first = firstIn(samples, flavour.hasFirstEdge ? edge : edge + 1, at);
  if (first === undefined) return Number.NaN;
  const [from = Number.NaN, to = Number.NaN] = [samples[first], samples[at]];
  const [sampled, grown] = [at - first, to - from];
  const toZero = grown > 0 ? sampled * (from / grown) : Number.POSITIVE_INFINITY;
  const back = reachBack(first - edge, 1, { toZero, flavour });
  return grown * ((sampled + back) / sampled);
}
