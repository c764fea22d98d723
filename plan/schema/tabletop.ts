import { z } from "zod";
import { calendarDate } from "../../model/calendar.ts";
import { duration } from "../../model/quantities.ts";
import type { Tabletop } from "../../model/tabletop.ts";
import { quoted, unknownKey } from "../wording.ts";
import { people } from "./break.ts";
import { fallback } from "./fix.ts";
import { id, text } from "./words.ts";

/** What only a break that is carried out can have. */
const EXECUTED = ["at", "fault", "fixes", "noFix", "want", "hold", "sealed", "flapping", "alone"];

/** The talk, in the words of a drill. */
const talked = z.strictObject({
  on: calendarDate.describe("The day of the talk."),
  by: text.describe("Who sat at the table."),
  took: duration.describe("From the first question to the last answer.").exactOptional(),
});

const list = (what: string) =>
  z
    .array(text, { error: `must be a list of texts, each ${what}` })
    .min(1, `must have at least one text: ${what}`)
    .max(50, "must have at most 50 texts");

const { symptom, symptoms, why, severity, owner, reviewIn } = people;

const keys = {
  id: id.describe("Short name of the tabletop, unique among the breaks too."),
  symptom,
  symptoms,
  why,
  cannot: text.describe('Why it is not run here: "a TCP proxy cannot take a name out of DNS".'),
  severity,
  owner,
  ask: list("a question to talk through").describe("Questions to talk through, in order."),
  steps: list("one thing to do").describe("What to do, in order, in words: nothing of it is run."),
  fallback: fallback.describe("What people do by hand when nothing helps.").exactOptional(),
  talked: talked.describe("When it was last talked through, and by whom.").exactOptional(),
  reviewIn: reviewIn.describe("Its runbook is stale when nobody has talked about it for this long."),
};

const notHere = (key: string): string =>
  EXECUTED.includes(key)
    ? `${quoted(key)} has no place in a tabletop, which is never executed. Leave it out, or write this under "breaks".`
    : unknownKey(key, Object.keys(keys));

/** A break that is talked through and never executed, with what its runbook says. */
const tabletop = z
  .strictObject(keys, {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? issue.keys.map((key) => notHere(key)).join("\n") : undefined,
  })
  .transform((written): Tabletop => written);

export const tabletops = z.array(tabletop).max(50, "must have at most 50 tabletops");
