import { z } from "zod";
import { BREAK_PARTS, SCENARIO_PARTS } from "../model/inputs.ts";

const hash = z.string();
const allParts = [...BREAK_PARTS, ...SCENARIO_PARTS];

/** Each part by its sha256; a part that a later version knows is not there yet. */
const parts = z.partialRecord(z.enum(allParts), hash);

const inputs = z.looseObject({
  scenario: z.looseObject({ file: z.string(), sha256: hash }),
  template: hash.optional(),
  files: z.array(z.looseObject({ path: z.string(), sha256: hash })),
});

/** What the front matter of a runbook says of its making; one of an earlier version says that it does not know. */
export const evidence = {
  measured: z.array(z.looseObject({ what: z.string(), value: z.number() })).default([]),
  inputs: z
    .union([
      z.literal("unknown"),
      inputs.transform((written) => ({
        ...written,
        parts: parts.parse(
          Object.fromEntries(
            Object.entries(written).filter(([name]) => allParts.some((part) => part === name)),
          ),
        ),
      })),
    ])
    .default("unknown"),
};

export type RecordedInputs = Exclude<z.output<typeof evidence.inputs>, "unknown">;
