import { z } from "zod";

const HIGHEST = 1_000_000_000; // sums of weights stay far from the largest number there is

/** A relative amount of traffic; only its proportion to the others matters. */
export const weight = z
  .number({ error: "must be a number, such as 1 or 2.5" })
  .nonnegative("must not be below zero")
  .max(HIGHEST, `must be at most ${HIGHEST}`);

export const weights = z
  .array(weight)
  .min(1, "must have at least one weight")
  .refine((list) => list.some((value) => value > 0), "must have a weight above zero");
