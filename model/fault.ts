import type { z } from "zod";
import type { Change } from "./toxic.ts";

/** What we do to a link or a process, named for what the system feels. */
export interface Fault {
  readonly name: string;
  /** One sentence: what the system feels. */
  readonly summary: string;
  /** The parameters as people write them in a scenario. */
  readonly params: z.ZodType;
  /** Checked parameters to changes. */
  readonly changes: (params: unknown) => readonly Change[];
  /** The fault in words, with its numbers: "200 ms (give or take 50 ms) on every answer over database". */
  readonly describe: (params: unknown) => string;
}

/** Seals a fault: from outside it takes unknown parameters, inside they have their type. */
export function defineFault<Schema extends z.ZodType>(fault: {
  readonly name: string;
  readonly summary: string;
  readonly params: Schema;
  readonly changes: (params: z.output<Schema>) => readonly Change[];
  readonly describe: (params: z.output<Schema>) => string;
}): Fault {
  return {
    name: fault.name,
    summary: fault.summary,
    params: fault.params,
    changes: (params) => fault.changes(fault.params.parse(params)),
    describe: (params) => fault.describe(fault.params.parse(params)),
  };
}
