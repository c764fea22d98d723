import { z } from "zod";
import { duration, share } from "../model/quantities.ts";
import { millis, type Millis } from "../model/units.ts";

const HOUR = 3_600_000;
const GIGABYTE = 1_000_000_000;

export const linkName = z
  .string({ error: "must be the name of a link" })
  .min(1, "must be the name of a link");
export const processName = z
  .string({ error: "must be the name of a process" })
  .min(1, "must be the name of a process");

/** What a fault is, in the words of who wrote the scenario. */
export const sentence = z
  .string({ error: "must be text" })
  .regex(/\S/u, "must not be empty")
  .max(200, "must be at most 200 characters");

/** A duration on the wire: Toxiproxy refuses fractions of a millisecond. */
export const wholeMillis = duration
  .refine((ms) => Math.abs(ms - Math.round(ms)) < 1e-6, 'must be whole milliseconds, such as "200ms"')
  .refine((ms) => ms <= HOUR, 'must be at most "1h"')
  .transform((ms): Millis => millis(Math.round(ms)));

export const someMillis = wholeMillis.refine((ms) => ms > 0, 'must be longer than "0ms"');

export const bytes = z
  .int({ error: "must be a whole number of bytes" })
  .nonnegative("must not be below zero")
  .max(GIGABYTE, `must be at most ${GIGABYTE}`);

/** The share of the connections that feel the fault: the dice are rolled per connection, never per call. */
export const connections = share.refine((value) => value > 0, 'must be above "0%"').prefault("100%");
