import { z } from "zod";
import type { Fallback } from "../model/plan.ts";
import { amount, amountOrNothing, text, textOrNothing } from "./phase-schema.ts";

export const numberedTexts = z.array(z.strictObject({ number: amount, what: text }));

/** What people do by hand, as templates show it. */
export const fallback = z.strictObject({
  title: text,
  trigger: text,
  decides: text,
  capacity: text,
  sharesFateWith: text,
  say: textOrNothing,
  steps: numberedTexts,
  back: numberedTexts,
  hasGiveUp: z.boolean(),
  giveUpAfter: amountOrNothing,
});

export const numbered = (texts: readonly string[]) =>
  texts.map((what, index) => ({ number: index + 1, what }));

/** Without its drill, which a run proves nothing about. */
export function shownFallback(written: Fallback | undefined) {
  if (written === undefined) return null;
  const { drilled: _drilled, ...rest } = written;
  return {
    ...rest,
    say: rest.say ?? null,
    steps: numbered(rest.steps),
    back: numbered(rest.back ?? []),
    hasGiveUp: rest.giveUpAfter !== undefined,
    giveUpAfter: rest.giveUpAfter ?? null,
  };
}
