import { z } from "zod";
import { defineFault } from "../model/fault.ts";
import { durationText } from "../model/quantities.ts";
import { linkName, wholeMillis } from "./parameters.ts";
import { toxicOn } from "./toxic-on.ts";

const LONGEST = 2000; // this wait cannot be interrupted, so a longer one would hold up healing

export const resetLink = defineFault({
  name: "reset-link",
  summary: "Connections over the link are torn down when an answer should arrive.",
  params: z.strictObject({
    link: linkName,
    after: wholeMillis.refine((ms) => ms <= LONGEST, 'must be at most "2s"').prefault("0ms"),
  }),
  changes: ({ link, after }) => [toxicOn(link, { type: "reset_peer", attributes: { timeout: after } })],
  describe: ({ link, after }) =>
    `every connection over ${link} is reset ${after > 0 ? `${durationText(after)} after` : "when"} its next answer starts`,
});
