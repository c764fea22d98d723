import { z } from "zod";

const share = z.number().min(0).max(1);
const time = z.number().min(0);

/** How a break looks from outside in one phase; errors are shares of all calls. */
const figures = z.strictObject({
  good: share,
  p50Ms: time,
  p99Ms: time,
  errors: z.record(z.string(), share),
  state: z.string().nullable(),
  deaths: z.boolean(),
  probes: z.record(z.string(), z.union([z.number(), z.string()])),
});

/** What a break was measured to look like: the front matter of its runbook keeps it for `gameday runbook match`. */
export const signature = z.strictObject({ before: figures.nullable().default(null), during: figures });

export type Figures = z.infer<typeof figures>;
export type Signature = z.infer<typeof signature>;
