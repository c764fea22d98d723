import { z } from "zod";
import { weight } from "./weights.ts";

export interface TimeZone {
  readonly weight: number;
  /** Hours behind the clock of the day. */
  readonly behind: number;
}

/** Hours behind Eastern Time, the clock of an American election day. */
const BEHIND_EASTERN: ReadonlyMap<string, number> = new Map([
  ["ET", 0],
  ["CT", 1],
  ["MT", 2],
  ["PT", 3],
  ["AKT", 4],
  ["HT", 5],
]);

const zone = z.union([weight, z.strictObject({ weight, behind: z.number().min(-24).max(24) })], {
  error: "must be a weight, such as 48, or a weight and an offset, such as { weight: 48, behind: 1 }",
});

/** Weights by time zone: `{ ET: 48, CT: 29 }`, or `{ Lisbon: { weight: 10, behind: 1 } }` for one of your own. */
export const timeZones = z
  .record(z.string(), zone)
  .transform((zones, context): readonly TimeZone[] =>
    Object.entries(zones).map(([name, given]) => {
      if (typeof given !== "number") return given;
      const behind = BEHIND_EASTERN.get(name);
      if (behind === undefined) {
        const known = [...BEHIND_EASTERN.keys()].join(", ");
        const message = `"${name}" is not one of ${known}: write { weight: ${given}, behind: HOURS }`;
        context.addIssue({ code: "custom", path: [name], message });
      }
      return { weight: given, behind: behind ?? 0 };
    }),
  )
  .refine((zones) => zones.some(({ weight }) => weight > 0), "must have a weight above zero");
