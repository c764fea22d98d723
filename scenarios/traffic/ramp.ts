import { z } from "zod";
import { defineShape } from "./define-shape.ts";
import { weight } from "./weights.ts";

/**
 * A straight line over the whole day.
 *
 *   d(x) = from + (to - from) · x        x share of the day
 *
 * The default grows a hundredfold, as the calls to the campaign did from the weekend before to election day
 * (12,000 to 1.2 million).
 */
export const ramp = defineShape({
  name: "ramp",
  summary: "A steady rise (or fall) from one rate to another over the whole day.",
  source:
    "The default grows a hundredfold, as 12,000 calls became 1.2 million: Obama for America, 2012 (Ann Imse, 2013).",
  params: z
    .strictObject({ from: weight.default(1), to: weight.default(100) })
    .refine(({ from, to }) => from + to > 0, "must have a rate above zero")
    .prefault({}),
  density:
    ({ from, to }) =>
    (at) =>
      from + (to - from) * at,
});
