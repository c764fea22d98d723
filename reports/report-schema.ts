import { z } from "zod";

const text = z.string();
const number = z.number();
const list = <Item extends z.ZodType>(item: Item) => z.array(item);
const about = <Type extends z.ZodType>(type: Type, words: string): Type => type.describe(words);

const gate = z.looseObject({
  id: text,
  name: text,
  text,
  pass: z.union([z.boolean(), z.literal("inconclusive")]),
  evidence: text,
});

const objective = z.looseObject({
  objective: text,
  calls: text,
  promise: text,
  kind: z.enum(["kept", "broken", "inconclusive"]),
  sent: number,
  good: number,
  share: number,
  wanted: number,
});

const fix = z.looseObject({
  id: text,
  title: text,
  outcome: z.enum(["proven", "rejected", "not-tried", "inconclusive"]),
  reason: text,
  reachedAfterMs: number.optional(),
});

const broken = z.looseObject({
  id: text,
  symptom: text,
  outcome: z.enum([
    "withstood",
    "fix-proven",
    "fix-rejected",
    "never-recovered",
    "inconclusive",
    "fixed-by-people",
    "given-up",
  ]),
  reason: text,
  brokeAfterMs: about(number.optional(), "From fault on to the first second below what was promised."),
  recoveredAfterMs: about(number.optional(), "From fault off to full; absent when it never came back."),
  drainedAfterMs: about(number.optional(), "From fault off until no write waited any more."),
  phases: list(z.looseObject({ phase: text, sent: number, good: number, share: number })),
  fixes: list(fix),
  runbook: about(text, "Path from the folder of the run."),
});

const lasts = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("spent"), afterMs: number }),
  z.strictObject({ kind: z.literal("outlasts-day") }),
  z.strictObject({ kind: z.literal("untouched") }),
]);

const budget = z.strictObject({
  calls: list(text),
  budget: about(number, "Bad calls that the objectives forgive over the run."),
  scale: about(number, "How many calls of the day each call of the run stands for."),
  outageAtPeakMs: about(number, "How long all of them may fail at the busiest moment of the day."),
  bad: about(list(number), "Bad calls in each second of the replay."),
  badOutside: about(list(number), "Those of them outside of all faults."),
  spentBy: list(z.strictObject({ break: text, bad: number })),
  lasts: about(
    list(z.strictObject({ break: text, fix: text.optional(), lasts })),
    "What becomes of the budget while a break goes on, in the time of the day; without fix nobody acts.",
  ),
});

const figures = z.strictObject({
  columnSeconds: number,
  shares: list(
    z.strictObject({
      call: text,
      wanted: number.optional(),
      sent: list(number),
      good: list(number),
      lowest: about(list(number), "Share of the worst second of each column."),
    }),
  ),
  latency: z.strictObject({ limitsMs: list(number), columns: list(list(number)) }),
  budget: budget.optional(),
  preflight: text.optional(),
});

const calls = z.strictObject({
  planned: number,
  sent: number,
  answered: number,
  failed: number,
  dropped: number,
  unaccounted: number,
});

const junk = z.strictObject({ names: list(text), planned: number, sent: number, answered: number });

const tabletop = z.strictObject({
  id: text,
  symptom: text,
  severity: text,
  owner: text,
  why: text.optional(),
  cannot: about(text, "Why it was not run."),
  ask: list(text),
  steps: list(text),
  talked: about(
    z.looseObject({ on: text, by: text }).optional(),
    "Absent when nobody has talked it through.",
  ),
  runbook: text,
});

const points = z.record(text, list(number));

/** What report.json holds. Absent means not measured; objects that are not closed may gain keys. */
export const reportSchema = z.strictObject({
  verdict: z.enum(["READY", "READY WITH CONDITIONS", "NOT READY", "INCONCLUSIVE"]),
  sentence: about(text, "Why, in one sentence."),
  run: text,
  startedAt: text,
  interrupted: z.boolean(),
  stopped: about(text.optional(), "The stop condition that ended the run."),
  rehearsal: about(z.looseObject({}).optional(), "What people did, when they led."),
  version: text,
  scenario: z.looseObject({ id: text, title: text, why: text, sha256: text }),
  gates: about(list(gate), "All of them must pass."),
  pageOne: about(z.looseObject({}).optional(), "Validity, conditions, score, risks, the five sentences."),
  calls: about(calls, "planned = sent + dropped; sent = answered + failed + unaccounted."),
  junk: about(junk.optional(), "Calls that nobody waits for; all other figures leave them out."),
  schedule: z.strictObject({ lateP50Ms: number, lateP99Ms: number, lateMaxMs: number, kept: z.boolean() }),
  ledger: about(z.looseObject({}).optional(), "Acknowledged writes held against stored ones."),
  objectives: list(objective),
  breaks: list(broken),
  tabletops: about(list(tabletop).optional(), "Talked through and never run: they prove nothing."),
  healed: z.boolean(),
  healChecks: list(z.looseObject({ what: text, ok: z.boolean(), detail: text })),
  day: about(z.looseObject({ from: text, to: text, points }), "One array for each quantity."),
  figures: about(figures.optional(), "What the pictures behind page one are drawn from."),
  mix: list(z.strictObject({ name: text, weight: number, method: text, path: text })),
  script: text.optional(),
  machine: z.strictObject({ cpus: number, platform: text, node: text }),
  engine: text,
  toxiproxy: text,
  troubles: list(text),
  notes: about(z.unknown().optional(), "What people noted during the run."),
  notTested: list(text),
  differs: about(list(text).optional(), "Those of notTested that say how the run differs from the day."),
  lastTime: about(z.looseObject({}).optional(), "The comparison with the run before."),
  judgedAgain: about(z.looseObject({}).optional(), "The file whose promises were taken instead."),
  sealed: list(z.strictObject({ file: text, lines: number, checksum: text })).optional(),
  repeat: about(text, "The command that does the same again."),
});

/** The same as a JSON Schema, for editors and for scripts in any language. */
export const reportJsonSchema = (): object => ({
  title: "Report of gameday",
  ...z.toJSONSchema(reportSchema, { target: "draft-2020-12" }),
});
