import { MILLISECONDS } from "../../toxics/toxic.ts";
import { numberOf, WHICH, type HttpToxic } from "../http-toxic.ts";

/** The status line and headers of an answer trickle in: the last byte of them `duration` milliseconds after the first. */
export const httpSlowHeaders: HttpToxic = {
  type: "http_slow_headers",
  attributes: { ...WHICH, duration: { is: "number", ...MILLISECONDS } },
  effect: (values) => ({ does: "trickle", ms: numberOf(values, "duration") }),
};
