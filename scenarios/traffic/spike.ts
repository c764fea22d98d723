import { z } from "zod";
import { duration, moment } from "../../model/quantities.ts";
import { crowdAt } from "./crowd.ts";
import { byTheClock, defineShape } from "./define-shape.ts";
import { weight } from "./weights.ts";

const MINUTE = 60_000;

/**
 * Everybody comes at once.
 *
 *   peak          ┌────────┐
 *                 │  hold   ╲  decay
 *   base  ────────┘          ╲──────────
 *                at
 *
 * The rise and the decay are straight lines, all in time of the day; without `at` it is the middle of the day. The
 * default peak of 148,000 calls a minute for 10 minutes followed an unannounced plug on television in 2016 (Michael
 * Fisher, InfoQ); base and edges are engineering judgement.
 */
export const spike = defineShape({
  name: "spike",
  summary: "A quiet day with one sudden crowd: a rise, a plateau, a decay.",
  source: "The numbers of tv-spike as proportions, for a crowd of your own.",
  params: z
    .strictObject({
      base: weight.default(50),
      peak: weight.refine((value) => value > 0, "must be above zero").default(2467),
      at: moment.optional(),
      rise: duration.prefault("1m"),
      hold: duration.prefault("10m"),
      decay: duration.prefault("20m"),
    })
    .refine(({ rise, hold, decay }) => rise + hold + decay > 0, "must last longer than nothing")
    .prefault({}),
  density: ({ base, peak, at: start, ...lasts }, day) => {
    const crowd = { rise: lasts.rise / MINUTE, hold: lasts.hold / MINUTE, decay: lasts.decay / MINUTE };
    const first = start ?? (day.from + day.to) / 2;
    return byTheClock(day, (minute) => base + (peak - base) * crowdAt(minute - first, crowd));
  },
});
