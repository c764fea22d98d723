import { z } from "zod";
import { moment, share } from "../../model/quantities.ts";
import { byTheClock, defineShape } from "./define-shape.ts";
import { someMinutes, times } from "./rates.ts";
import { timeZones } from "./time-zones.ts";

const MINUTES_PER_HOUR = 60;

const params = z
  .strictObject({
    opens: moment.prefault("07:00").describe("When the polls open, local time."),
    closes: moment.prefault("20:00").describe("When they close, local time."),
    opening: times
      .refine((value) => value >= 1, 'must be at least "1x", the ordinary rate')
      .prefault("4x")
      .describe("The rate when the polls open, in ordinary rates of that day."),
    settles: someMinutes.prefault("3h").describe("How long until the rate is the ordinary one."),
    night: share.prefault("10%").describe("The rate before and after, of the ordinary one."),
    zones: timeZones.prefault({ ET: 48, CT: 29, MT: 7, PT: 16 }).describe("By population."),
  })
  .refine(({ opens, closes }) => opens < closes, 'must have "opens" before "closes"')
  .prefault({});

function localRate(minute: number, given: z.output<typeof params>): number {
  if (minute < given.opens || minute >= given.closes) return given.night;
  return 1 + (given.opening - 1) * Math.max(0, 1 - (minute - given.opens) / given.settles);
}

/** An ordinary rate between the opening and the close of the polls is 1; on the clock of the first time zone. */
export const lookupMorning = defineShape({
  name: "lookup-morning",
  summary: "Where do I vote? Everybody looks when the polls open, time zone by time zone.",
  source:
    "A polling-place finder was overloaded right after the polls opened at 07:00 and back after about three hours (King County, 2008); 16 million look-ups by 11:00 (Google, in Pew 2012). Judgement: all of the curve; of these numbers it uses the opening and the three hours.",
  day: { from: 5 * 60, to: 24 * 60 },
  params,
  density: (given, day) =>
    byTheClock(day, (minute) =>
      given.zones.reduce(
        (sum, { weight, behind }) => sum + weight * localRate(minute - behind * MINUTES_PER_HOUR, given),
        0,
      ),
    ),
});
