import { z } from "zod";
import { ALERT_STEP_MS } from "../../model/alert.ts";
import { days, duration, moment, share } from "../../model/quantities.ts";
import { oneOf } from "./choice.ts";
import type { Catalogue } from "./catalogue.ts";
import { fallback, fix } from "./fix.ts";
import { flapping } from "./flapping.ts";
import { grade } from "./sign-off.ts";
import { id, text } from "./words.ts";

const NO_FIX = 'needs "fixes", or "noFix" with the reason why there is none';

const ALONE = 'makes sense only with "fixes": without them "after" shows already what comes back by itself';

const at = z
  .union([z.literal("peak"), moment], { error: 'must be a moment of the day, such as "18:00", or "peak"' })
  .describe('When the fault goes on: a moment of the day, or "peak".');

const want = z.strictObject({
  state: z
    .enum(["full", "read-only", "queue-writes", "static-page", "off"])
    .describe("The state that the service is meant to fall to."),
  within: duration.describe("How soon after the fix."),
  share: share.describe("Share of the calls that must then be good."),
});

const timing = {
  before: duration.prefault("8s").describe("Healthy traffic that is measured before the fault."),
  hold: duration.prefault("12s").describe("The fault without a fix."),
  fixHold: duration
    .prefault("14s")
    .describe("The fault with a fix, for each fix; at least 2s longer than want.within."),
  alone: duration
    .describe("Take the fault off for so long before the first fix, to see what comes back by itself.")
    .exactOptional(),
  after: duration.prefault("14s").describe("After the fault is gone."),
  recoverWithin: duration.prefault("10s").describe("Back to full this soon after the fault is gone."),
};

export const people = {
  symptom: text.describe("What people see, not the cause: the title of the runbook."),
  symptoms: z
    .array(text)
    .max(50, "must have at most 50 phrases")
    .default([])
    .describe("The symptom in other words, as people type them into a search."),
  why: text.describe("Why this break is worth rehearsing.").exactOptional(),
  severity: z.enum(["sev1", "sev2", "sev3"]).default("sev2").describe("How bad this is on the day."),
  impact: grade
    .describe("How much it hurts on the day, from 1 to 5; else from the severity.")
    .exactOptional(),
  likelihood: grade.describe("How likely it is on the day, from 1 to 5; 3 unless told.").exactOptional(),
  owner: text.describe("Who owns the runbook."),
  permanentFix: text.describe("What would make this break harmless.").exactOptional(),
  alertWithin: duration
    .refine((within) => within >= ALERT_STEP_MS, "must be at least 15s: Prometheus looks no more often")
    .prefault("30s")
    .describe("How soon its alert must fire, in the time of the day."),
  reviewIn: days.prefault("30d").describe("Its runbook is stale when nobody has looked at it for this long."),
};

/** One fault, or a list of those that come together. */
const oneOrMore = (faults: Catalogue["faults"]) => {
  // Named, so that the JSON Schema has it once.
  const one = oneOf("fault", faults.entries).meta({ id: "fault" });
  const list = z.array(one).min(1, "must have at least one fault").max(10, "must have at most 10 faults");
  return z.union([one, list]);
};

/** A fault at a moment of the day, with what is wanted and what to do. */
export const breakSchema = (faults: Catalogue["faults"]) =>
  z
    .strictObject({
      id: id.describe("Short name of the break, unique in the scenario."),
      ...people,
      at,
      fault: oneOrMore(faults).describe(
        "What to break, and how: one fault, or a list of those that come together.",
      ),
      sealed: z
        .boolean()
        .describe("Kept from the players until it happens: `gameday plan` and `gameday list` leave it out.")
        .exactOptional(),
      flapping: flapping
        .describe("The fault goes on and off in this rhythm, beginning with on.")
        .exactOptional(),
      ...timing,
      want: want.describe("What the fix must reach."),
      fixes: z
        .array(fix)
        .max(10, "must have at most 10 fixes")
        .default([])
        .describe("Fixes to try in order while the fault is on."),
      noFix: text.describe("Why there is no fix.").exactOptional(),
      fallback: fallback.describe("What people do by hand when nothing helps.").exactOptional(),
    })
    .meta({ anyOf: [{ required: ["fixes"] }, { required: ["noFix"] }] })
    .refine(({ fixes, noFix }) => fixes.length > 0 || noFix !== undefined, NO_FIX)
    .refine(({ fixes, alone }) => fixes.length > 0 || alone === undefined, {
      path: ["alone"],
      message: ALONE,
    });
