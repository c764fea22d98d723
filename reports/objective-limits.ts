import { durationText } from "../model/quantities.ts";
import type { Readiness } from "../model/readiness.ts";

/** A time that an objective asks for, as a line in the picture of the day. */
export interface ObjectiveLimit {
  readonly ms: number;
  readonly text: string;
}

/** The different times within which the promises want their answers, shortest first. */
export const objectiveLimits = ({ verdicts }: Readiness): readonly ObjectiveLimit[] =>
  [...new Set(verdicts.flatMap(({ within }) => within ?? []))]
    .sort((one, other) => one - other)
    .map((ms) => ({ ms, text: durationText(ms) }));
