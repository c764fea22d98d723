import { z } from "zod";
import { duration } from "../../model/quantities.ts";
import { defineShape } from "./define-shape.ts";
import { weight } from "./weights.ts";

const MINUTE = 60_000;

const step = z.strictObject({
  for: duration.refine((ms) => ms > 0, 'must be longer than nothing, such as "2h"'),
  rate: weight,
});

/** Steps follow each other from the start of the day, in time of the day; the last one lasts to its end. */
export const steps = defineShape({
  name: "steps",
  summary: "A rate for some time, then the next: stairs that show at which step a system gives up.",
  source: "Your own numbers; the default doubles three times.",
  params: z
    .strictObject({
      steps: z
        .array(step)
        .min(1, "must have at least one step")
        .refine((list) => list.some(({ rate }) => rate > 0), "must have a rate above zero")
        .prefault([1, 2, 4, 8].map((rate) => ({ for: "3h", rate }))),
    })
    .prefault({}),
  density: ({ steps }, day) => {
    let end = 0;
    const stairs = steps.map((each) => ({ until: (end += each.for / MINUTE), rate: each.rate }));
    const last = stairs.at(-1)?.rate ?? 0;
    return (at) => {
      const minute = at * (day.to - day.from);
      return stairs.find(({ until }) => minute < until)?.rate ?? last;
    };
  },
});
