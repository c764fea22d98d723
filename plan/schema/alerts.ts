import { z } from "zod";
import type { AlertSettings } from "../../model/alert.ts";

const ADDRESS =
  'must be an https:// address, such as "https://runbooks.example.org/" or "https://wiki.example.org/${alert}"';
const NAMES = ["scenario", "break", "alert"];

const unknownIn = (text: string): string | undefined =>
  [...text.matchAll(/\$\{([^{}]*)\}/gu)].map(([, name = ""]) => name).find((name) => !NAMES.includes(name));

const runbooks = z
  .string({ error: ADDRESS })
  .max(500, "must be at most 500 characters")
  .superRefine((text, context) => {
    const filled = text.replaceAll(/\$\{[^{}]*\}/gu, "x");
    const isAddress = /^https?:\/\/[^\s"<>\\^`{|}]+$/u.test(filled) && URL.canParse(filled);
    const unknown = unknownIn(text);
    if (!isAddress) context.addIssue(ADDRESS);
    else if (unknown !== undefined)
      context.addIssue(`knows no "\${${unknown}}", only ${NAMES.map((name) => `"\${${name}}"`).join(", ")}`);
  });

const METRIC = 'must be the name of a counter, such as "calls_total"';

/** What the alerts of the breaks need to know that no run can measure. */
export const alerts = z
  .strictObject({
    runbooks: runbooks
      .describe(
        "Where the runbooks are published, for runbook_url; ${scenario}, ${break}, ${alert} are filled in.",
      )
      .exactOptional(),
    metric: z
      .string({ error: METRIC })
      .regex(/^[A-Za-z_:][A-Za-z0-9_:]*$/u, METRIC)
      .max(200, "must be at most 200 characters")
      .describe("The counter with the labels call and outcome; calls_total unless told.")
      .exactOptional(),
  })
  .transform((written): AlertSettings => written);
