/** Milliseconds: since the start of the replay for moments, plain for durations. */
export type Millis = number & { readonly unit: "ms" };
/** Calls per second. */
export type PerSecond = number & { readonly unit: "1/s" };
/** A share from 0 to 1. */
export type Ratio = number & { readonly unit: "ratio" };

// The brand lives only in the type checker, so the only assertions of the pure folders are these three.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const millis = (value: number): Millis => value as Millis;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const perSecond = (value: number): PerSecond => value as PerSecond;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const ratio = (value: number): Ratio => value as Ratio;

export const seconds = (value: number): Millis => millis(value * 1000);
