import { z } from "zod";
import type { UnmetNeed } from "../../test/support/needs.ts";

const need: z.ZodType<UnmetNeed> = z.union([
  z.object({
    file: z.string(),
    tool: z.enum(["k6", "toxiproxy-server", "toxiproxy-cli", "go", "promtool", "chromium"]),
    found: z.string(),
  }),
  z.object({ file: z.string(), reason: z.string() }),
]);

/** Reads the notes that tests left, one JSON a line. */
export const readUnmet = (text: string): readonly UnmetNeed[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => need.parse(JSON.parse(line)));
