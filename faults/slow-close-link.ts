import { z } from "zod";
import { defineFault } from "../model/fault.ts";
import { durationText } from "../model/quantities.ts";
import { linkName, someMillis } from "./parameters.ts";
import { toxicOn } from "./toxic-on.ts";

export const slowCloseLink = defineFault({
  name: "slow-close-link",
  summary: "Connections over the link linger after the other side has closed them.",
  params: z.strictObject({ link: linkName, delay: someMillis }),
  changes: ({ link, delay }) => [toxicOn(link, { type: "slow_close", attributes: { delay } })],
  describe: ({ link, delay }) => `connections over ${link} close ${durationText(delay)} late`,
});
