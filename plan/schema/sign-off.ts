import { z } from "zod";
import { calendarDate, daysBetween } from "../../model/calendar.ts";
import { duration, share } from "../../model/quantities.ts";
import { EXCEPTED_GATES, GATES_OF_BREAKS } from "../../model/sign-off.ts";
import { id, text } from "./words.ts";

const GATE = `must be a gate that somebody may answer for: ${EXCEPTED_GATES.join(", ")}. Lost writes, a system that stays broken and a generator that was late can never be excepted`;
const NEEDS_BREAK = 'needs "break": this gate fails for one break, and is excepted for that one only';
const NO_BREAK = "makes no sense here: this gate is not about one break";

/** When people last practised a fallback. */
export const drilled = z.strictObject({
  on: calendarDate.describe("The day of the drill."),
  took: duration.describe("From the word of who decides to the last of those who were reached."),
  reached: share.describe("Share of those who must be reached that were."),
});

const exception = z
  .strictObject({
    gate: z.enum(EXCEPTED_GATES, { error: GATE }).describe("The gate whose failure is accepted."),
    break: id.describe("For breaks-fixed: the break that has no proven fix.").exactOptional(),
    signedBy: text.describe("Who answers for it."),
    on: calendarDate.describe("The day of the signature; it counts for runs that start on it or later."),
    until: calendarDate.describe("The last day on which it counts."),
    why: text.describe("Why that is acceptable, and what happens instead."),
  })
  .refine(({ on, until }) => daysBetween(on, until) >= 0, {
    path: ["until"],
    message: 'must not be before "on"',
  })
  .superRefine(({ gate, break: of }, context) => {
    if (GATES_OF_BREAKS.includes(gate) === (of !== undefined)) return;
    context.addIssue(
      of === undefined
        ? { code: "custom", message: NEEDS_BREAK }
        : { code: "custom", path: ["break"], message: NO_BREAK },
    );
  });

export const exceptions = z.array(exception).max(50, "must have at most 50 exceptions");

export const askedUsers = z
  .array(
    z.strictObject({
      who: text.describe("Whom you asked: how many, and what they use the system for."),
      on: calendarDate.describe("The day on which you asked."),
      learned: text.describe("What you learned, and what changed because of it."),
    }),
  )
  .max(50, "must have at most 50 entries");

/** From 1 to 5, as people judge it. */
export const grade = z
  .int({ error: "must be a whole number from 1 to 5" })
  .min(1, "must be from 1 to 5")
  .max(5, "must be from 1 to 5");
