import type { z } from "zod";
import type { Day, DayShare, Shape } from "../../model/traffic.ts";

/** Seals a shape: from outside it takes unknown parameters, inside they have their type. */
export function defineShape<Schema extends z.ZodType>(shape: {
  readonly name: string;
  readonly summary: string;
  readonly params: Schema;
  readonly density: (params: z.output<Schema>, day: Day) => (at: DayShare) => number;
}): Shape {
  return {
    name: shape.name,
    summary: shape.summary,
    params: shape.params,
    density: (params, day) => shape.density(shape.params.parse(params), day),
  };
}
