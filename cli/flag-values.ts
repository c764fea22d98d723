import { InvalidArgumentError } from "commander";
import { z } from "zod";

/** A parser of a flag's text for commander, from the schema of its value. */
export const checked =
  <Value>(schema: z.ZodType<Value>) =>
  (text: string): Value => {
    const result = schema.safeParse(text);
    if (result.success) return result.data;
    throw new InvalidArgumentError(`It ${result.error.issues[0]?.message ?? "is not valid"}.`);
  };

export const seed = z
  .string()
  .regex(/^\d{1,10}$/u, "must be a whole number")
  .transform(Number);

export const port = z
  .string()
  .regex(/^\d{1,5}$/u, "must be a port, a whole number from 0 (any free one) to 65535")
  .transform(Number)
  .refine((number) => number <= 65_535, "must be a port, a whole number from 0 (any free one) to 65535");
