import { z } from "zod";
import { amount, amountOrNothing, text, textOrNothing } from "../phase-schema.ts";
import { fallback, numberedTexts } from "../shown-fallback.ts";

const talked = z.strictObject({ on: text, by: text, isTimed: z.boolean(), tookMs: amountOrNothing });

const drilled = z.strictObject({ on: text, tookMs: amount, reached: amount });

const inputs = z.strictObject({
  file: text,
  scenarioSha256: text,
  people: text,
  template: textOrNothing,
});

/** All that the templates of a tabletop may show, as plain JSON: what is not known is null, never missing. */
export const tabletopContext = z.strictObject({
  id: text,
  tabletopId: text,
  title: text,
  severity: text,
  owner: text,
  symptoms: z.array(text).min(1),
  why: textOrNothing,
  cannot: text,
  ask: numberedTexts,
  steps: numberedTexts,
  first: text,
  hasMore: z.boolean(),
  last: amount,
  talked: talked.nullable(),
  /** The day of the talk, or "never". */
  reviewedOn: text,
  reviewBy: textOrNothing,
  reviewIn: amount,
  fallback: fallback.nullable(),
  /** The last drill of the fallback, as the scenario tells it. */
  drilled: drilled.nullable(),
  run: text,
  startedAt: z.union([z.iso.datetime({ offset: true }), z.literal("unknown")]),
  version: text,
  scenarioTitle: text,
  scenarioSha256: text,
  inputs: inputs.nullable(),
  generatedBy: text,
  templates: z.strictObject({ api: amount, customised: textOrNothing, sha256: textOrNothing }),
});

export type TabletopContext = z.infer<typeof tabletopContext>;
