import { z } from "zod";
import { millis, ratio, type Millis, type Ratio } from "./units.ts";

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const DURATION = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/u;
const DAYS = /^([1-9]\d{0,3})d$/u;
const SHARE = /^(\d+(?:\.\d+)?)\s?%$/u;
const COUNT = /^\d{1,3}(?:_\d{3})+$|^\d+$/u;
const MOMENT = /^(\d{1,3}):([0-5]\d)$/u;

/** A duration as people write it: `200ms`, `1.5s`, `5m`, `18h`. */
export const duration = z
  .string({ error: 'must be a duration with its unit, such as "200ms", "30s" or "5m"' })
  .regex(DURATION, 'must be a duration with its unit, such as "200ms", "30s" or "5m"')
  .transform((text): Millis => {
    const [, amount, unit] = DURATION.exec(text) ?? [];
    return millis(Number(amount) * (UNITS[unit ?? "ms"] ?? 1));
  });

const DAYS_WANTED = 'must be a number of days, such as "30d"';

/** A number of days as people write it: `30d`. */
export const days = z
  .string({ error: DAYS_WANTED })
  .regex(DAYS, DAYS_WANTED)
  .transform((text) => Number(DAYS.exec(text)?.[1] ?? 1));

/** A share as people write it: `99.5%`. */
export const share = z
  .string({ error: 'must be a share in per cent, such as "99.5%"' })
  .regex(SHARE, 'must be a share in per cent, such as "99.5%"')
  .refine((text) => Number.parseFloat(text) <= 100, "must be at most 100%")
  .transform((text): Ratio => ratio(Number.parseFloat(text) / 100));

const WHOLE = 'must be a whole number above zero, such as "1_200_000"';

/** A whole number above zero, with `_` between the thousands if wanted: `1_200_000`. */
export const count = z
  .union([z.int(WHOLE).positive(WHOLE), z.string().regex(COUNT, WHOLE)], { error: WHOLE })
  .transform((value) => (typeof value === "number" ? value : Number(value.replaceAll("_", ""))))
  .refine((value) => value > 0 && value <= 1_000_000_000, "must be between 1 and 1_000_000_000");

/** A moment of the day in minutes after midnight: `18:00`; hours may pass 24 for a day that ends after midnight, or days later. */
export const moment = z
  .string({ error: 'must be a moment of the day, such as "18:00"' })
  .regex(MOMENT, 'must be a moment of the day, such as "18:00"')
  .transform((text) => {
    const [, hours, minutes] = MOMENT.exec(text) ?? [];
    return Number(hours) * 60 + Number(minutes);
  });

/** `450 ms`, `4.5 s`, `2 min 5 s`: a duration for people. */
export function durationText(ms: number): string {
  if (ms < 10) return `${Math.round(ms * 10) / 10} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 100_000) return `${Math.round(ms / 100) / 10} s`;
  const whole = Math.round(ms / 1000);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const parts = [
    hours > 0 ? `${hours} h` : "",
    minutes > 0 ? `${minutes} min` : "",
    rest > 0 ? `${rest} s` : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** `after 1.2 s`, or `at once` when there was no time in between. */
export const afterText = (ms: number): string => (ms === 0 ? "at once" : `after ${durationText(ms)}`);

/** `18:05` from minutes after midnight; a moment after 24:00 is told by its own clock. */
export function momentText(minutes: number): string {
  const whole = Math.floor(minutes + 1e-9);
  return `${String(Math.floor(whole / 60)).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
}

/** `99.5 %`, with as many digits as tell it apart from 100 %. */
export function shareText(value: number): string {
  const percent = value * 100;
  if (value >= 1 || value <= 0) return `${Math.round(percent)} %`;
  if (percent > 99.9) return `${Math.min(99.99, Math.floor(percent * 100) / 100)} %`;
  return `${Math.round(percent * 10) / 10} %`;
}

/** `1,200,000`. */
export const countText = (value: number): string =>
  String(Math.round(value)).replaceAll(/\B(?=(\d{3})+(?!\d))/gu, ",");
