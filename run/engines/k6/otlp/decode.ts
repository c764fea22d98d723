import { reasonOf } from "../../../../model/errors.ts";
import {
  readExport,
  type RawAttribute,
  type RawExponentialPoint,
  type RawMetric,
  type RawNumberPoint,
} from "./descriptor.ts";

/** A distribution whose bucket `i` holds the values in (b^i, b^(i+1)], with b = 2^(2^-scale). */
export interface ExponentialHistogram {
  readonly kind: "histogram";
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  readonly scale: number;
  readonly zeroCount: number;
  /** The bucket that the first of the counts belongs to. */
  readonly offset: number;
  readonly counts: readonly number[];
}

interface Point {
  readonly attributes: Readonly<Record<string, string>>;
  /** Milliseconds since 1970, on the clock of the sender. */
  readonly start: number;
  readonly time: number;
  readonly value: { readonly kind: "number"; readonly value: number } | ExponentialHistogram;
}

/** What was counted between the start and the time of each point. */
export interface Metric {
  readonly name: string;
  readonly points: readonly Point[];
}

/** More than any machine does in the time between two exports; each one may be a call that somebody counts. */
const MOST_COUNTED = 20_000_000;
const DELTA = 1;
const NANOS_PER_MS = 1e6;

const refuse = (name: string, why: string): Error =>
  new Error(`the metric "${name}" ${why}, which k6 does not send with the settings of gameday`);

const attributesOf = (raw: readonly RawAttribute[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    raw.map(({ key, value }) => [key, String(Object.values(value ?? {})[0] ?? "")] as const),
  );

const moments = ({ start, time }: { start: number; time: number }): Pick<Point, "start" | "time"> => ({
  start: start / NANOS_PER_MS,
  time: time / NANOS_PER_MS,
});

const numberPoint = (raw: RawNumberPoint): Point => ({
  attributes: attributesOf(raw.attributes),
  ...moments(raw),
  value: { kind: "number", value: raw.double ?? raw.int ?? 0 },
});

/** A count that its buckets do not carry would be a call that is lost without a word. */
function checked(name: string, value: ExponentialHistogram): ExponentialHistogram {
  const { count, zeroCount, counts, min, max } = value;
  const inBuckets = counts.reduce((sum, times) => sum + times, zeroCount);
  if (inBuckets !== count) throw refuse(name, `counts ${count} values in buckets of ${inBuckets}`);
  const fits = zeroCount === count ? max === 0 : max >= min && max > 0 && min > 0 === (zeroCount === 0);
  if (!fits || !Number.isFinite(max))
    throw refuse(name, `has values from ${min} to ${max} that do not fit its buckets`);
  return value;
}

function exponentialPoint(name: string, raw: RawExponentialPoint): Point {
  const { attributes, start, time, positive, negative, ...rest } = raw;
  if (negative?.counts.some((times) => times > 0) === true) throw refuse(name, "has negative values");
  const { offset, counts } = positive ?? { offset: 0, counts: [] };
  return {
    attributes: attributesOf(attributes),
    ...moments({ start, time }),
    value: checked(name, { kind: "histogram", ...rest, offset, counts }),
  };
}

/** What was counted since the start, and not since the last time, would be counted again every second. */
const isCumulative = ({ sum, exponential }: RawMetric): boolean =>
  (exponential !== null && exponential.temporality !== DELTA) ||
  (sum?.isMonotonic === true && sum.temporality !== DELTA);

/** A gauge may be anything; what is added up must be a number. */
const canBeAdded = ({ value }: Point): boolean => value.kind !== "number" || Number.isFinite(value.value);

function metricOf(raw: RawMetric): Metric {
  const { name, gauge, sum, histogram, exponential } = raw;
  if (histogram.length > 0) throw refuse(name, "has buckets with explicit bounds");
  if (isCumulative(raw)) throw refuse(name, "is cumulative");
  if (exponential !== null) {
    return { name, points: exponential.points.map((point) => exponentialPoint(name, point)) };
  }
  const points = (gauge ?? sum)?.points.map(numberPoint) ?? [];
  if (sum?.isMonotonic === true && !points.every(canBeAdded)) throw refuse(name, "counts what is no number");
  return { name, points };
}

function withinReason(metrics: readonly Metric[]): readonly Metric[] {
  let counted = 0;
  for (const { points } of metrics)
    for (const { value } of points) if (value.kind === "histogram") counted += value.count;
  if (counted > MOST_COUNTED) throw new Error(`it counts ${counted} values, more than a machine can make`);
  return metrics;
}

/** The metrics of the body of one OTLP export; a body that is garbage, cut short or not in deltas is refused whole. */
export function decodeMetrics(body: Uint8Array): readonly Metric[] {
  try {
    return withinReason(readExport(body).map(metricOf));
  } catch (error) {
    throw new Error(`The ${body.length} bytes are no OTLP metrics of k6: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
}
