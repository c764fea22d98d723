import { z } from "zod";
import { duration, moment } from "../../model/quantities.ts";
import { defineShape } from "./define-shape.ts";
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
    const [rise, hold, decay] = [lasts.rise / MINUTE, lasts.hold / MINUTE, lasts.decay / MINUTE];
    const first = start ?? (day.from + day.to) / 2;
    /** How much of the crowd is there, 0 to 1. */
    const crowd = (minute: number): number => {
      if (minute < 0) return 0;
      if (minute < rise) return minute / rise;
      if (minute < rise + hold) return 1;
      return minute < rise + hold + decay ? 1 - (minute - rise - hold) / decay : 0;
    };
    return (at) => base + (peak - base) * crowd(day.from + at * (day.to - day.from) - first);
  },
});
