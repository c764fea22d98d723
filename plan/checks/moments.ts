import { moment, momentText } from "../../model/quantities.ts";
import type { Day } from "../../model/traffic.ts";
import type { Problem } from "../problem.ts";
import type { Tree } from "../yaml/tree.ts";
import { findTexts, type FoundText } from "./find.ts";

const LATEST = 7 * 24 * 60;
const WHOLE_DAY: Day = { from: 0, to: 24 * 60 };

const minutesOf = (text: string): number | undefined => moment.safeParse(text).data;

const minutesAt = (root: Tree, pattern: string, otherwise: number): number => {
  const [found] = findTexts(root, pattern);
  return found === undefined ? otherwise : (minutesOf(found.text) ?? otherwise);
};

const dayProblems = (day: Day): readonly Problem[] => {
  const path = ["day", "to"];
  if (day.to > LATEST) return [{ path, on: "value", text: 'must be at most "168:00", a week' }];
  if (day.to > day.from) return [];
  return [{ path, on: "value", text: `must be later than "${momentText(day.from)}", where the day begins` }];
};

const isOutside = (day: Day, { text }: FoundText): boolean => {
  const at = minutesOf(text);
  return at !== undefined && (at < day.from || at >= day.to);
};

/** A day that ends before it begins, and breaks outside of the day. */
export function wrongMoments(root: Tree): readonly Problem[] {
  const day = {
    from: minutesAt(root, "day.from", WHOLE_DAY.from),
    to: minutesAt(root, "day.to", WHOLE_DAY.to),
  };
  const wrongDay = dayProblems(day);
  if (wrongDay.length > 0) return wrongDay;
  const inside = `must be within the day, from "${momentText(day.from)}" and before "${momentText(day.to)}"`;
  return findTexts(root, "breaks.*.at")
    .filter((found) => isOutside(day, found))
    .map(({ path }) => ({ path, on: "value", text: inside }));
}
