import { z } from "zod";
import { defineFault } from "../model/fault.ts";
import { duration, durationText } from "../model/quantities.ts";
import { toxicOn } from "./toxic-on.ts";
import { callsText, meant, whichCalls } from "./which-calls.ts";

const MS_PER_SECOND = 1000;
const ONE_DAY = 86_400_000;
const STATUS = "must be a status from 200 to 599";
const EMPTY = new Set([204, 205, 304]);

export const refusedCalls = defineFault({
  name: "refused-calls",
  summary: "Calls are answered with an error before they reach the service.",
  params: z
    .strictObject({
      ...whichCalls,
      status: z.int({ error: STATUS }).min(200, STATUS).max(599, STATUS),
      retryAfter: duration
        .refine((ms) => ms % MS_PER_SECOND === 0 && ms > 0, 'must be whole seconds, such as "30s"')
        .refine((ms) => ms <= ONE_DAY, 'must be at most "24h"')
        .describe("Sent as Retry-After.")
        .exactOptional(),
      body: z
        .string({ error: "must be text" })
        .max(10_000, "must have at most 10,000 characters")
        .default(""),
    })
    .refine(({ status, body }) => body === "" || !EMPTY.has(status), {
      path: ["body"],
      message: "must be left out, because this status has none",
    }),
  changes: (params) => {
    const { link, share, status, retryAfter = 0, body } = params;
    const attributes = { ...meant(params), status, retry_after: retryAfter / MS_PER_SECOND, body };
    return [toxicOn(link, { type: "http_status", attributes }, "downstream", share)];
  },
  describe: (params) => {
    const { status, retryAfter } = params;
    const later = retryAfter === undefined ? "" : `, with "try again in ${durationText(retryAfter)}"`;
    return `${callsText(params)} are answered ${status}${later}, and never get there`;
  },
});
