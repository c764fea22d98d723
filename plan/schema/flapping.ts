import { z } from "zod";
import type { Flapping } from "../../model/flapping.ts";
import { duration } from "../../model/quantities.ts";

/** Shorter than this and the time that it takes to put a fault on and off would be most of it. */
const LEAST_MS = 100;
const LONGEST_MS = 3_600_000;

const spell = duration
  .refine((ms) => ms >= LEAST_MS, 'must be at least "100ms"')
  .refine((ms) => ms <= LONGEST_MS, 'must be at most "1h"');

export const flapping = z
  .strictObject({
    on: spell.describe("How long it is on."),
    off: spell.describe("How long it is off."),
  })
  .transform((written): Flapping => written);
