import { z } from "zod";
import { defineFault } from "../model/fault.ts";
import { countText } from "../model/quantities.ts";
import { bytes, linkName } from "./parameters.ts";
import { toxicOn } from "./toxic-on.ts";

export const lostAnswer = defineFault({
  name: "lost-answer",
  summary: "The work is done, but its answer never arrives.",
  params: z.strictObject({ link: linkName, after: bytes.default(0) }),
  changes: ({ link, after }) => [toxicOn(link, { type: "limit_data", attributes: { bytes: after } })],
  describe: ({ link, after }) =>
    after === 0
      ? `requests over ${link} get through, but every connection closes before an answer arrives`
      : `every connection over ${link} closes after ${countText(after)} bytes of answers`,
});
