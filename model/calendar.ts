import { z } from "zod";

const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/u;
const WANTED = 'must be a date, such as "2012-11-06"';

const textOf = (time: number): string | undefined => {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
};

/** A day of the calendar as people write it: `2012-11-06`. */
export const calendarDate = z
  .string({ error: WANTED })
  .refine((text) => DATE.test(text) && textOf(Date.parse(text)) === text, WANTED);

/** The day of a moment in UTC; nothing when it is none. */
export const dateOf = (moment: string): string | undefined => textOf(Date.parse(moment));

/** The day so many days later. */
export const daysLater = (date: string, days: number): string =>
  textOf(Date.parse(date) + days * DAY_MS) ?? date;

/** How many days lie between two days; negative when the second comes first. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
