import { z } from "zod";
import { defineFault } from "../model/fault.ts";
import { durationText } from "../model/quantities.ts";
import { someMillis, wholeMillis } from "./parameters.ts";
import { toxicOn } from "./toxic-on.ts";
import { callsText, meant, whichCalls } from "./which-calls.ts";

export const slowCalls = defineFault({
  name: "slow-calls",
  summary: "Some calls are answered late, and others over the same link are not.",
  params: z
    .strictObject({ ...whichCalls, latency: someMillis, jitter: wholeMillis.prefault("0ms") })
    .refine(({ latency, jitter }) => jitter <= latency, {
      path: ["jitter"],
      message: "must not be more than the latency, because no delay is below zero",
    }),
  changes: (params) => {
    const { link, share, latency, jitter } = params;
    const attributes = { ...meant(params), latency, jitter };
    return [toxicOn(link, { type: "http_delay", attributes }, "downstream", share)];
  },
  describe: (params) => {
    const { latency, jitter } = params;
    const range = jitter > 0 ? ` (give or take ${durationText(jitter)})` : "";
    return `${callsText(params)} are answered ${durationText(latency)}${range} late`;
  },
});
