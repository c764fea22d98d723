import { numberOf, textOf, WHICH, type HttpToxic } from "../http-toxic.ts";

const ONE_YEAR = 31_536_000;
const EMPTY = new Set([204, 205, 304]);

/** Answers by itself; the request never reaches the service. `retry_after` counts seconds, 0 leaves it out. */
export const httpStatus: HttpToxic = {
  type: "http_status",
  attributes: {
    ...WHICH,
    status: { is: "number", min: 200, max: 599 },
    retry_after: { is: "number", min: 0, max: ONE_YEAR },
    body: { is: "text", fits: /^[^]{0,65536}$/u, wanted: "must have at most 65536 characters" },
  },
  problem: (values) =>
    textOf(values, "body") !== "" && EMPTY.has(numberOf(values, "status"))
      ? `body must be empty with status ${numberOf(values, "status")}`
      : undefined,
  effect: (values) => ({
    does: "refuse",
    status: numberOf(values, "status"),
    retryAfter: numberOf(values, "retry_after"),
    body: textOf(values, "body"),
  }),
};
