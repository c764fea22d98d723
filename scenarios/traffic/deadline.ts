import { z } from "zod";
import { moment } from "../../model/quantities.ts";
import { byTheClock, defineShape } from "./define-shape.ts";
import { rate, rateAboveZero } from "./rates.ts";

/** The middle of the last hour lies this many minutes before the deadline. */
const HALF_AN_HOUR = 30;

/**
 * A straight line up to the deadline, so steep that the mean of the last hour is the one that was counted:
 *
 *   r(t) = b + (h - b) · (t - f) / (d - 1/2 hour - f)      from f to d, and b before and after
 *
 *   b base      h mean of the last hour      f start of the rise      d deadline
 *
 * These are people's wishes. That those who fail try again is not in the shape, for it depends on who fails: see
 * docs/traffic.md.
 */
export const deadline = defineShape({
  name: "deadline",
  summary: "The last day to register: more and more until the deadline, then a cliff.",
  source:
    "Florida, 5 Oct 2020: 1.1 million requests in an hour, probably with repeated attempts of those who failed (AP, in WFSU and Mother Jones). Judgement: the straight rise from 09:00, and the rate before and after.",
  day: { from: 0, to: 26 * 60 },
  params: z
    .strictObject({
      base: rate.prefault("10/s").describe("Calls before the rise, and after the deadline."),
      from: moment.prefault("09:00").describe("When the rise begins."),
      deadline: moment.prefault("24:00").describe("When it ends."),
      lastHour: rateAboveZero.prefault("1_100_000/h").describe("The mean of the hour before the deadline."),
    })
    .refine(
      ({ from, deadline }) => deadline - from >= 60,
      'must have "from" an hour or more before "deadline"',
    )
    .refine(({ base, lastHour }) => lastHour > base, 'must have a "lastHour" above "base"')
    .prefault({}),
  density: ({ base, from, deadline, lastHour }, day) => {
    const steepness = (lastHour - base) / (deadline - HALF_AN_HOUR - from);
    return byTheClock(day, (minute) =>
      minute < from || minute >= deadline ? base : base + steepness * (minute - from),
    );
  },
});
