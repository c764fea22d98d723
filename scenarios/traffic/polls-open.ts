import { z } from "zod";
import { duration, moment, share } from "../../model/quantities.ts";
import { defineShape } from "./define-shape.ts";
import { timeZones, type TimeZone } from "./time-zones.ts";
import { weights } from "./weights.ts";

/**
 * Weights of the local hours from 06:00 to 21:00, engineering judgement: slow while poll watchers open, canvass and
 * phone shifts from 9, the flush after work from 15 to 19, then a tail to the close of the polls.
 */
export const localHours: readonly number[] = [1, 2, 3, 7, 8, 7, 7, 7, 7, 9, 10, 11, 11, 7, 3];

/** 1.2 million calls on the day (The Atlantic, 16 Nov 2012) by 7,000 users of the call tool (AWS). */
const CALLS_PER_USER = 1_200_000 / 7000;
const MINUTES_PER_HOUR = 60;
const MS_PER_HOUR = 3_600_000;

const params = z
  .strictObject({
    /** Local time at which the first of `hours` begins. */
    opens: moment.prefault("06:00"),
    hours: weights.default([...localHours]),
    /** By population. */
    zones: timeZones.prefault({ ET: 48, CT: 29, MT: 7, PT: 16 }),
    shiftStarts: z.array(moment).prefault(["09:00", "12:00", "15:00", "18:00"]),
    /** The share of all users that logs in when a shift starts, one call each. */
    burst: share.prefault("30%"),
    burstLasts: duration.refine((ms) => ms > 0, 'must be longer than nothing, such as "5m"').prefault("5m"),
    /** Calls that one user makes in the day, log-ins aside. */
    callsPerUser: z.number().min(1, "must be at least 1").default(CALLS_PER_USER),
  })
  .prefault({});

/** Share of a zone's calls per hour at a local time: its hours, and its log-ins on top. */
function localDensity(given: z.output<typeof params>): (minute: number) => number {
  const total = given.hours.reduce((sum, value) => sum + value, 0);
  const perHour = given.hours.map((value) => value / total);
  const lasts = given.burstLasts / MS_PER_HOUR;
  const login = given.burst / given.callsPerUser / lasts;
  return (minute) => {
    const hour = Math.floor((minute - given.opens) / MINUTES_PER_HOUR);
    const starts = given.shiftStarts.filter(
      (start) => minute >= start && minute < start + lasts * MINUTES_PER_HOUR,
    );
    return (perHour[hour] ?? 0) + starts.length * login;
  };
}

const localMinute = (minute: number, { behind }: TimeZone): number => minute - behind * MINUTES_PER_HOUR;

/**
 * A polling day across time zones, on the clock of the first of them.
 *
 *   d(t) = Σz  w(z) · ( h(⌊t - o(z)⌋) / Σh  +  s(t - o(z)) · b / (c · l) )
 *
 *   t time of the day          w weight of a zone, o its offset
 *   h weight of a local hour   s how many shifts started less than l ago
 *   b share of users that log in, l within this time, c calls per user
 *
 * The rate is constant within an hour: a smooth join would claim more than the hourly weights know.
 */
export const pollsOpen = defineShape({
  name: "polls-open",
  summary:
    "Election day from the first poll to the last: hours by time zone, and log-ins at every shift start.",
  source:
    "1.2 million calls by 7,000 users of the call tool: Obama for America, 2012 (The Atlantic, AWS). Judgement: the hours of local time, the time zones by population, the share of users that logs in at a shift start.",
  day: { from: 6 * 60, to: 24 * 60 },
  params,
  density: (given, day) => {
    const local = localDensity(given);
    return (at) => {
      const minute = day.from + at * (day.to - day.from);
      return given.zones.reduce((sum, zone) => sum + zone.weight * local(localMinute(minute, zone)), 0);
    };
  },
});
