import { z } from "zod";
import { amount, amountOrNothing, phaseRow, text, textOrNothing } from "./phase-schema.ts";

export const command = z.strictObject({
  run: text,
  shell: text,
  /** Control characters of the command are shown as U+FFFD, so it cannot be copied as it stands. */
  isAltered: z.boolean(),
  /** Secrets of the command are not written down, so it cannot be copied as it stands. */
  isMasked: z.boolean(),
  /** The command holds addresses that only this run had. */
  hasAddressesOfRun: z.boolean(),
  isHttp: z.boolean(),
  exercise: z.strictObject({ ok: z.boolean(), output: textOrNothing, tookMs: amount }).nullable(),
});

const step = z.strictObject({
  number: amount,
  title: text,
  risk: text,
  command,
  expect: textOrNothing,
  isRepeated: z.boolean(),
  withinMs: amountOrNothing,
  otherwise: textOrNothing,
  undo: command.nullable(),
  undoExpect: textOrNothing,
});

export const shownFix = z.strictObject({
  title: text,
  reason: text,
  isTimed: z.boolean(),
  reachedAfterMs: amountOrNothing,
  figures: phaseRow.nullable(),
  /** The calls from the deadline of the fix on: those that decided. */
  held: z.strictObject({ sent: amount, share: amount, p99Ms: amount }).nullable(),
  steps: z.array(step),
  undoSteps: z.array(step),
});

export const otherFix = z.strictObject({ title: text, reason: text, figures: phaseRow.nullable() });

export type ShellCommand = z.infer<typeof command>;
export type ShownStep = z.infer<typeof step>;
export type ShownFix = z.infer<typeof shownFix>;
