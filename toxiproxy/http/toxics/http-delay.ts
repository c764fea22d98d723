import { MILLISECONDS } from "../../toxics/toxic.ts";
import { numberOf, WHICH, type HttpToxic } from "../http-toxic.ts";

/** Holds an answer back for latency ± jitter milliseconds, counted from when its head has come. */
export const httpDelay: HttpToxic = {
  type: "http_delay",
  attributes: {
    ...WHICH,
    latency: { is: "number", ...MILLISECONDS },
    jitter: { is: "number", ...MILLISECONDS },
  },
  effect(values, draw) {
    const jitter = numberOf(values, "jitter");
    const offset = Math.floor(draw * (2 * jitter + 1)) - jitter;
    return { does: "delay", ms: Math.max(0, numberOf(values, "latency") + offset) };
  },
};
