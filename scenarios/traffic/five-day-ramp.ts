import { z } from "zod";
import { UsageError } from "../../model/errors.ts";
import { count, momentText } from "../../model/quantities.ts";
import type { Day } from "../../model/traffic.ts";
import { byTheClock, defineShape } from "./define-shape.ts";
import { pollsOpen } from "./polls-open.ts";

const MINUTES_PER_DAY = 24 * 60;

/** A polling day without the log-ins of its shifts; each day of the ramp has these hours. */
const hoursOfDay = pollsOpen.density({ burst: "0%" }, { from: 0, to: MINUTES_PER_DAY });

function mustReachTheEnd({ to }: Day, days: number): void {
  if (to > days * MINUTES_PER_DAY) return;
  const end = momentText((days + 1) * MINUTES_PER_DAY);
  throw new UsageError(
    `"five-day-ramp" has ${days} days before its last, and the day of the scenario ends at "${momentText(to)}", before the last begins.`,
    `Let the clock go on, such as day: { from: "06:00", to: "${end}" }; 24:00 is the midnight behind the first day.`,
  );
}

/**
 * Several days on one clock, which goes on behind 24:00:
 *
 *   d(t) = g^⌊t / 24 h⌋ · p(t mod 24 h)        g = (last / first)^(1 / days)
 *
 *   p a polling day of `polls-open`        g growth from one day to the next, 2.51 by default
 */
export const fiveDayRamp = defineShape({
  name: "five-day-ramp",
  summary: "The last five days and election day: a hundredfold, each day 2.5 times the one before.",
  source:
    "180 users and 12,000 calls five days before, 1.2 million calls on election day: Obama for America, 2012 (Ann Imse, 2013). Judgement: the same growth from each day to the next, and the hours of each day.",
  day: { from: 0, to: 6 * MINUTES_PER_DAY },
  params: z
    .strictObject({
      firstDay: count.prefault("12_000").describe("Calls of the first day."),
      lastDay: count.prefault("1_200_000").describe("Calls of the last day."),
      days: z
        .int({ error: "must be a whole number of days" })
        .min(1, "must be at least 1")
        .max(6, "must be at most 6")
        .default(5)
        .describe("Days before the last."),
    })
    .prefault({}),
  density: ({ firstDay, lastDay, days }, day) => {
    mustReachTheEnd(day, days);
    const growth = (lastDay / firstDay) ** (1 / days);
    return byTheClock(day, (minute) => {
      const number = Math.floor(minute / MINUTES_PER_DAY);
      if (number > days) return 0;
      return growth ** number * hoursOfDay(minute / MINUTES_PER_DAY - number);
    });
  },
});
