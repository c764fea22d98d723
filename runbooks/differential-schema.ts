import { z } from "zod";
import { text, textOrNothing } from "./phase-schema.ts";

/** Another break of the run. */
const sibling = { letter: text, symptom: text, file: text };

/** What a person runs to read a probe, and how to find it in what is written then. */
export const probeCommand = z.strictObject({
  shell: text,
  /** The field of the answer that counts, where the command does not pick it out itself. */
  picks: textOrNothing,
  isAltered: z.boolean(),
  isMasked: z.boolean(),
});

export const question = z.strictObject({
  name: text,
  shows: text,
  command: probeCommand,
  /** What it said with the fault of this break on, in words. */
  here: text,
  /** Before any fault. */
  was: textOrNothing,
  /** Its other answers, each with the breaks in which it was given. */
  others: z.array(
    z.strictObject({ there: text, breaks: z.array(z.strictObject({ ...sibling, isFirst: z.boolean() })) }),
  ),
});

const difference = z.strictObject({ signal: text, here: text, there: text });

/** The breaks of a run, told apart by what was measured. */
const differential = z.strictObject({
  columns: z.array(z.strictObject({ ...sibling, isThis: z.boolean() })),
  signs: z.array(
    z.strictObject({
      name: text,
      about: textOrNothing,
      cells: z.array(z.strictObject({ text, tells: z.boolean() })),
    }),
  ),
  /** Every other break with what tells it apart; a question for those whose calls are hard to tell apart. */
  siblings: z.array(
    z.strictObject({
      ...sibling,
      looksSame: z.boolean(),
      question: question.nullable(),
      differences: z.array(difference),
    }),
  ),
  /** The probe that "Is it this" asks, where one says more than the calls do. */
  asks: question.nullable(),
  times: text,
});

const probeTable = z.strictObject({
  phases: z.array(text),
  rows: z.array(z.strictObject({ name: text, shows: text, cells: z.array(text) })),
});

export const probeParts = { differential, probeTable: probeTable.nullable() };

export type Differential = z.infer<typeof differential>;
export type Question = z.infer<typeof question>;
export type Difference = z.infer<typeof difference>;
export type ProbeCommand = z.infer<typeof probeCommand>;
export type ProbeTable = z.infer<typeof probeTable>;
