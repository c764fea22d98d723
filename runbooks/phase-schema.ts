import { z } from "zod";

export const text = z.string().min(1);
export const textOrNothing = text.nullable();
export const amount = z.number();
export const amountOrNothing = z.number().nullable();

export const mainError = z.strictObject({ name: text, count: amount, share: amount });

export const phaseRow = z.strictObject({
  label: text,
  isMeasured: z.boolean(),
  lastedMs: amount,
  sent: amount,
  good: amount,
  share: amount,
  sentPerSecond: amount,
  goodPerSecond: amount,
  errorShare: amount,
  p50Ms: amount,
  p95Ms: amount,
  p99Ms: amount,
  mainError: mainError.nullable(),
  errors: text,
  states: textOrNothing,
});

export type MainError = z.infer<typeof mainError>;
export type PhaseRow = z.infer<typeof phaseRow>;
