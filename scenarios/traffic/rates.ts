import { z } from "zod";
import { duration } from "../../model/quantities.ts";

const RATE = /^(\d{1,3}(?:_\d{3})+|\d+(?:\.\d+)?)\/(s|m|h)$/u;
const TIMES = /^(\d+(?:\.\d+)?)x$/u;
const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };
const MOST_PER_SECOND = 1_000_000;
const MOST_TIMES = 1000;
const MS_PER_MINUTE = 60_000;

const RATE_WANTED = 'must be calls with their unit of time, such as "50/s", "148_000/m" or "1_100_000/h"';
const TIMES_WANTED = 'must be a multiple, such as "3x" or "7.5x"';

/** Calls per second, written as `50/s`, `148_000/m` or `1_100_000/h` of the day that the shape was taken from. */
export const rate = z
  .string({ error: RATE_WANTED })
  .regex(RATE, RATE_WANTED)
  .transform((text) => {
    const [, amount = "", unit = "s"] = RATE.exec(text) ?? [];
    return Number(amount.replaceAll("_", "")) / (SECONDS[unit] ?? 1);
  })
  .refine((perSecond) => perSecond <= MOST_PER_SECOND, 'must be at most "1_000_000/s"');

export const rateAboveZero = rate.refine((perSecond) => perSecond > 0, "must be above zero");

/** How many times an ordinary rate, written as `3x`. */
export const times = z
  .string({ error: TIMES_WANTED })
  .regex(TIMES, TIMES_WANTED)
  .transform((text) => Number(TIMES.exec(text)?.[1] ?? 1))
  .refine((value) => value <= MOST_TIMES, `must be at most ${MOST_TIMES}x`);

/** A stretch of the day in minutes of its clock, not of the replay. */
export const minutes = duration.transform((ms) => ms / MS_PER_MINUTE);

export const someMinutes = minutes.refine((value) => value > 0, 'must be longer than nothing, such as "15m"');
