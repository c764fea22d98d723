import { z } from "zod";

/** Files and folders, relative to the scenario. */
export const inputs = z
  .array(
    z
      .string({ error: 'must be a file or a folder, such as "../service"' })
      .regex(/\S/u, "must not be empty")
      .max(1000, "must be at most 1,000 characters"),
  )
  .max(100, "must have at most 100 files or folders")
  .transform((written): readonly string[] => [...new Set(written)]);
