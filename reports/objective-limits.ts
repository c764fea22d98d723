import { duration } from "../model/quantities.ts";
import type { Readiness } from "../model/readiness.ts";

/** A time that an objective asks for, as a line in the picture of the day. */
export interface ObjectiveLimit {
  readonly ms: number;
  readonly text: string;
}

/** The different times that the promises name ("within 500 ms"), shortest first; a promise without one has no line. */
export function objectiveLimits({ verdicts }: Readiness): readonly ObjectiveLimit[] {
  const limits = new Map<number, string>();
  for (const { promise } of verdicts) {
    const [, amount = "", unit = ""] = /\bwithin (\d+(?:\.\d+)?) ?(ms|s|m)\b/u.exec(promise) ?? [];
    const parsed = duration.safeParse(amount + unit);
    if (parsed.success) limits.set(parsed.data, `${amount} ${unit}`);
  }
  return [...limits].map(([ms, text]) => ({ ms, text })).sort((a, b) => a.ms - b.ms);
}
