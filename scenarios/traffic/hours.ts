import { z } from "zod";
import { defineShape } from "./define-shape.ts";
import { localHours } from "./polls-open.ts";
import { weights } from "./weights.ts";

/**
 * One weight for each equal part of the day: an hour each when there are as many as the day has hours. Within its part
 * the rate is constant. The default is the polling day of one time zone.
 */
export const hours = defineShape({
  name: "hours",
  summary: "Your own curve: one weight per hour, spread evenly over the day.",
  source: "Your own numbers. Judgement: the default, the hours of one time zone on election day.",
  params: z.strictObject({ weights: weights.default([...localHours]) }).prefault({}),
  density:
    ({ weights }) =>
    (at) =>
      weights[Math.min(Math.floor(at * weights.length), weights.length - 1)] ?? 0,
});
