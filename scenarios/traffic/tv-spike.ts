import { z } from "zod";
import { moment } from "../../model/quantities.ts";
import { crowdAt } from "./crowd.ts";
import { byTheClock, defineShape } from "./define-shape.ts";
import { minutes, rate, rateAboveZero } from "./rates.ts";

/**
 * `spike` with the numbers of an unannounced plug on television, and rates that are written as they were counted.
 * Without `at` it is the middle of the day.
 */
export const tvSpike = defineShape({
  name: "tv-spike",
  summary: "An unannounced plug on television: everybody within a minute, for ten minutes.",
  source:
    "Up to 148,000 requests a minute for 10 minutes after a plug of Senator Franken, 2016 (Michael Fisher, InfoQ). Judgement: the rate before it, the minute in which it rises, the 20 minutes in which it falls.",
  day: { from: 19 * 60, to: 23 * 60 },
  params: z
    .strictObject({
      base: rate.prefault("50/s").describe("Calls before and after it."),
      peak: rateAboveZero.prefault("148_000/m").describe("Calls while it lasts."),
      at: moment.optional().describe("When it is said; else the middle of the day."),
      rise: minutes.prefault("1m").describe("How long it takes until all have come."),
      hold: minutes.prefault("10m").describe("How long all of them stay."),
      decay: minutes.prefault("20m").describe("How long it takes until all have gone."),
    })
    .refine(({ rise, hold, decay }) => rise + hold + decay > 0, "must last longer than nothing")
    .prefault({}),
  density: ({ base, peak, at, ...crowd }, day) => {
    const start = at ?? (day.from + day.to) / 2;
    return byTheClock(day, (minute) => base + (peak - base) * crowdAt(minute - start, crowd));
  },
});
