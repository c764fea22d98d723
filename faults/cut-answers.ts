import { z } from "zod";
import { defineFault } from "../model/fault.ts";
import { countText } from "../model/quantities.ts";
import { bytes } from "./parameters.ts";
import { toxicOn } from "./toxic-on.ts";
import { callsText, meant, whichCalls } from "./which-calls.ts";

export const cutAnswers = defineFault({
  name: "cut-answers",
  summary: "Answers end in the middle, such as a file of which half arrives.",
  params: z.strictObject({
    ...whichCalls,
    after: bytes.describe("So many bytes of the body arrive."),
    looksComplete: z
      .boolean({ error: "must be true or false" })
      .default(false)
      .describe("The headers agree with what arrives, so that nobody can tell; else the connection breaks."),
  }),
  changes: (params) => {
    const { link, share, after, looksComplete } = params;
    const attributes = { ...meant(params), bytes: after, honest: !looksComplete };
    return [toxicOn(link, { type: "http_cut", attributes }, "downstream", share)];
  },
  describe: (params) => {
    const { after, looksComplete } = params;
    const end = looksComplete ? ", and look complete" : ", and the connection closes";
    return `the answers to ${callsText(params)} end after ${countText(after)} bytes${end}`;
  },
});
