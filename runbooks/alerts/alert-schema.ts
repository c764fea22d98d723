import { z } from "zod";
import { amount, amountOrNothing, text, textOrNothing } from "../phase-schema.ts";

/** What a runbook says about its alert. */
export const alert = z.strictObject({
  name: text,
  /** When it fires, or that it does not. */
  sentence: text,
  alertWithinMs: amount,
  firesAfterMs: amountOrNothing,
  isTested: z.boolean(),
  isLate: z.boolean(),
  alsoFiresIn: textOrNothing,
  hasBurnRate: z.boolean(),
  burnRateAfterMs: amountOrNothing,
  /** When it falls silent again. */
  ending: textOrNothing,
  /** The share of good calls in the last minute, as a query. */
  goodShare: text,
});

export type AlertContext = z.infer<typeof alert>;
