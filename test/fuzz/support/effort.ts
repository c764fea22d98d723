import * as fc from "fast-check";

/** How much of a property is tried. */
export interface Effort {
  /** Multiplies the runs of each property. */
  readonly times: number;
  /** Without one, every time is another; fast-check tells it when it finds something. */
  readonly seed?: number;
}

/** Little, and always the same: what `npm test` has time for. */
export const QUICK: Effort = { times: 1, seed: 2012 };

/** Tries a property so many times at least, and tells how it failed; nothing when it held. */
export async function counterexample<Values extends unknown[]>(
  { times, seed }: Effort,
  runs: number,
  property: fc.IAsyncPropertyWithHooks<Values> | fc.IPropertyWithHooks<Values>,
): Promise<string | undefined> {
  const options = { numRuns: runs * times, ...(seed === undefined ? {} : { seed }) };
  const details = await fc.check(property as fc.IAsyncPropertyWithHooks<Values>, options);
  return fc.asyncDefaultReportMessage(details);
}
