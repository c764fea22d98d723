/** From a value to a place on the picture. */
export type Scale = (value: number) => number;

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A tenth of a unit is finer than anybody sees, and keeps the bytes few and stable. */
export const rounded = (value: number): number => Math.round(value * 10) / 10;

const within = (value: number, { from, to }: Span): number =>
  Math.min(Math.max(value, Math.min(from, to)), Math.max(from, to));

/** Equal steps; what lies outside of the values stands at the edge. */
export function linearScale(values: Span, places: Span): Scale {
  const width = values.to - values.from;
  return (value) => {
    const share = width > 0 ? (value - values.from) / width : 0;
    return rounded(within(places.from + share * (places.to - places.from), places));
  };
}

/** Equal factors; values start above zero. */
export function logScale(values: Span, places: Span): Scale {
  const linear = linearScale({ from: Math.log10(values.from), to: Math.log10(values.to) }, places);
  return (value) => linear(Math.log10(Math.max(value, values.from)));
}

/** The smallest of 1, 2, 5, 10, 20, … that is not below the value. */
export function niceCeiling(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const decade = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const factor = [1, 2, 5, 10].find((candidate) => candidate * decade >= value * (1 - 1e-9)) ?? 10;
  return factor * decade;
}

/** Round steps from zero to at least the value, about as many as wanted. */
export function niceSteps(top: number, wanted: number): readonly number[] {
  const step = niceCeiling(Math.max(top, 1) / wanted);
  const steps = Math.max(1, Math.ceil(Math.max(top, 1) / step - 1e-9));
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}

/** 1, 10, 100, … that lie in the span. */
export function decades({ from, to }: Span): readonly number[] {
  const first = Math.ceil(Math.log10(from) - 1e-9);
  const last = Math.floor(Math.log10(to) + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => 10 ** (first + index));
}
