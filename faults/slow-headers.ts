import { z } from "zod";
import { defineFault } from "../model/fault.ts";
import { durationText } from "../model/quantities.ts";
import { someMillis } from "./parameters.ts";
import { toxicOn } from "./toxic-on.ts";
import { callsText, meant, whichCalls } from "./which-calls.ts";

export const slowHeaders = defineFault({
  name: "slow-headers",
  summary: "Answers begin at once, but their headers trickle in.",
  params: z.strictObject({
    ...whichCalls,
    lasting: someMillis.describe("From their first byte to their last."),
  }),
  changes: (params) => {
    const { link, share, lasting } = params;
    const attributes = { ...meant(params), duration: lasting };
    return [toxicOn(link, { type: "http_slow_headers", attributes }, "downstream", share)];
  },
  describe: (params) =>
    `the headers of the answers to ${callsText(params)} take ${durationText(params.lasting)} to arrive`,
});
