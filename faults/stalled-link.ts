import { z } from "zod";
import { defineFault } from "../model/fault.ts";
import { linkName } from "./parameters.ts";
import { toxicOn } from "./toxic-on.ts";

const silent = { type: "timeout", attributes: { timeout: 0 } } as const; // 0: never closes by itself

export const stalledLink = defineFault({
  name: "stalled-link",
  summary: "Connections over the link stay open, but nothing arrives any more, in either direction.",
  params: z.strictObject({ link: linkName }),
  changes: ({ link }) => [toxicOn(link, silent, "upstream"), toxicOn(link, silent, "downstream")],
  describe: ({ link }) => `nothing arrives over ${link} in either direction while its connections stay open`,
});
