import type { z } from "zod";
import type { Day, DayShare, Shape } from "../../model/traffic.ts";

const WHOLE_DAY: Day = { from: 0, to: 24 * 60 };

/** Seals a shape: from outside it takes unknown parameters, inside they have their type. */
export function defineShape<Schema extends z.ZodType>(shape: {
  readonly name: string;
  readonly summary: string;
  readonly source: string;
  readonly day?: Day;
  readonly params: Schema;
  readonly density: (params: z.output<Schema>, day: Day) => (at: DayShare) => number;
}): Shape {
  return {
    name: shape.name,
    summary: shape.summary,
    source: shape.source,
    day: shape.day ?? WHOLE_DAY,
    params: shape.params,
    density: (params, day) => shape.density(shape.params.parse(params), day),
  };
}

/** A density from a rate that goes by the clock of the day, in minutes after midnight. */
export const byTheClock =
  ({ from, to }: Day, rateAt: (minute: number) => number) =>
  (at: DayShare): number =>
    rateAt(from + at * (to - from));
