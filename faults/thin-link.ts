import { z } from "zod";
import { defineFault } from "../model/fault.ts";
import { linkName } from "./parameters.ts";
import { toxicOn } from "./toxic-on.ts";

const RATE = /^(\d+) ?KB\/s$/u;
const WRITTEN = 'must be a rate in whole kilobytes, such as "50KB/s"';
const HIGHEST = 1_000_000;

/** Kilobytes (1,000 bytes) per second; Toxiproxy crashes on a rate below zero and holds everything at zero. */
const rate = z
  .string({ error: WRITTEN })
  .regex(RATE, WRITTEN)
  .transform((text) => Number(RATE.exec(text)?.[1]))
  .refine((value) => value >= 1 && value <= HIGHEST, `must be between "1KB/s" and "${HIGHEST}KB/s"`);

export const thinLink = defineFault({
  name: "thin-link",
  summary: "Answers over the link trickle: each connection has little bandwidth.",
  params: z.strictObject({ link: linkName, rate }),
  changes: ({ link, rate }) => [toxicOn(link, { type: "bandwidth", attributes: { rate } })],
  describe: ({ link, rate }) => `at most ${rate} KB/s of answers on each connection over ${link}`,
});
