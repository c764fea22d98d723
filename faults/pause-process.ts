import { z } from "zod";
import { defineFault } from "../model/fault.ts";
import { processName } from "./parameters.ts";

export const pauseProcess = defineFault({
  name: "pause-process",
  summary: "The process stands still: it takes connections but answers nothing.",
  params: z.strictObject({ process: processName }),
  changes: ({ process }) => [{ kind: "pause", process }],
  describe: ({ process }) => `${process} stands still: it takes connections but answers nothing`,
});
