import { z } from "zod";
import { defineFault } from "../model/fault.ts";
import { processName } from "./parameters.ts";

export const killProcess = defineFault({
  name: "kill-process",
  summary: "The process is dead at once, without a chance to finish.",
  params: z.strictObject({ process: processName }),
  changes: ({ process }) => [{ kind: "kill", process }],
  describe: ({ process }) => `${process} is killed at once`,
});
