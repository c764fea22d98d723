import { z } from "zod";
import { actionKeys, actionOf, hasOneAction, ONE_ACTION, oneAction } from "../../model/action.ts";
import type { Fallback, Fix, Step } from "../../model/plan.ts";
import { duration } from "../../model/quantities.ts";
import { drilled } from "./sign-off.ts";
import { id, text } from "./words.ts";

const undo = z
  .strictObject({
    ...actionKeys,
    expect: text.describe("A text that shows a person that it is taken back.").exactOptional(),
  })
  .meta(oneAction)
  .refine(hasOneAction, ONE_ACTION)
  .transform(({ expect, ...written }) => ({
    undo: actionOf(written),
    ...(expect === undefined ? {} : { undoExpect: expect }),
  }));

const step = z
  .strictObject({
    title: text.describe("What this step does, in a few words."),
    ...actionKeys,
    expect: text.describe("A text that the output must contain.").exactOptional(),
    within: duration
      .describe("Repeat it until the output is as expected, for at most this long.")
      .exactOptional(),
    risk: z
      .enum(["low", "medium", "high"])
      .describe("What may go wrong when a person does this under stress."),
    undo: undo.describe("How to take this step back.").exactOptional(),
    otherwise: text.describe("What to do when the output is not as expected.").exactOptional(),
  })
  .meta(oneAction)
  .refine(hasOneAction, ONE_ACTION)
  .transform(({ run, http, undo, ...rest }): Step => ({
    ...rest,
    ...undo,
    action: actionOf({ ...(run === undefined ? {} : { run }), ...(http === undefined ? {} : { http }) }),
  }));

const listOf = <One extends z.ZodType>(one: One) =>
  z.array(one).min(1, "must have at least one step").max(50, "must have at most 50 steps");

export const fix = z
  .strictObject({
    id: id.describe("Short name of the fix, unique in its break."),
    title: text.describe("The fix as an instruction."),
    steps: listOf(step).describe("What to do, in order."),
  })
  .transform((written): Fix => written);

export const fallback = z
  .strictObject({
    title: text.describe("What people do when no fix helps."),
    trigger: text.describe("When to start it."),
    decides: text.describe("Who decides."),
    capacity: text.describe("How much of the work it carries."),
    sharesFateWith: text.describe('What would take it down too, or "none".'),
    say: text.describe("What to tell people, word for word.").exactOptional(),
    steps: listOf(text).describe("What people do, in order."),
    back: listOf(text)
      .describe("How what was done on paper comes back into the system, and when.")
      .exactOptional(),
    giveUpAfter: duration
      .describe("Start it when the fix has not helped this long after the trouble began.")
      .exactOptional(),
    drilled: drilled
      .describe("The last drill; a fallback that nobody practised counts as none.")
      .exactOptional(),
  })
  .transform((written): Fallback => written);
