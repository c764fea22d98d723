import type { BreakFinding, Outcome, Readiness } from "../model/readiness.ts";
import { held } from "./break-phases.ts";
import { times } from "./figures.ts";

const TOLD: readonly (readonly [Outcome, string])[] = [
  ["withstood", "withstood without a fix"],
  ["fix-proven", "held by the written fix"],
  ["fix-rejected", "without a fix that helps"],
  ["never-recovered", "never recovered"],
  ["fixed-by-people", "fixed by people"],
  ["given-up", "given up by people"],
  ["inconclusive", "inconclusive"],
];

const told = (breaks: readonly BreakFinding[]): string =>
  TOLD.map(([outcome, words]) => ({
    words,
    count: breaks.filter((found) => found.outcome === outcome).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ words, count }) => `${count} ${words}`)
    .join(", ");

/** The finding of the day in one line, for the title of its picture. */
export function headlineOf({ breaks }: Readiness): string {
  if (breaks.length === 0) return "A day without a rehearsed break";
  const through = breaks.filter((found) => held(found)).length;
  return `Calls held through ${through} of ${times(breaks.length, "break")}: ${told(breaks)}`;
}
