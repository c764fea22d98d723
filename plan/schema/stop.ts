import { z } from "zod";
import { duration, share } from "../../model/quantities.ts";
import type { Ratio } from "../../model/units.ts";

const NOTHING = 'needs "errorBudget" or "late", or both';

/** A floor under the calls of an objective. */
export const stopUnder = share
  .refine((floor) => floor > 0, "must be above 0%: no share of good calls is under it")
  .describe("The run ends itself when outside of the faults fewer calls than this are good over ten seconds.")
  .exactOptional();

interface Promised {
  readonly share: Ratio;
  readonly stopUnder?: Ratio;
}

/** A promise that is kept must not end the run. */
export function refuseFloorAbovePromise(
  { share: promised, stopUnder: floor }: Promised,
  context: z.core.$RefinementCtx,
): void {
  if (floor === undefined || floor <= promised) return;
  const message = 'must be at most the "share" of the same objective';
  context.addIssue({ code: "custom", path: ["stopUnder"], message });
}

/** What ends a run before its time, beside the floors. */
export const stop = z
  .strictObject({
    errorBudget: share
      .describe("Share of all planned calls that may be not good outside of the faults.")
      .exactOptional(),
    late: duration
      .refine((late) => late > 0, "must be more than no time at all")
      .describe(
        "How late the load generator may be: the 99th percentile over a second, three seconds running.",
      )
      .exactOptional(),
  })
  .refine(({ errorBudget, late }) => errorBudget !== undefined || late !== undefined, NOTHING);
