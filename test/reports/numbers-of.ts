import { countText, durationText, shareText } from "../../model/quantities.ts";

const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?/gu;

/** The numbers that stand in a text, as they are written. */
export const numbersIn = (text: string): readonly string[] => text.match(NUMBER) ?? [];

/** Every way in which the numbers of an input may be written: as a count, a share or a duration. */
export function numbersOf(value: unknown, into = new Set<string>()): ReadonlySet<string> {
  if (typeof value === "number") {
    const ways = [
      countText(value),
      shareText(value),
      shareText(1 - value),
      durationText(value),
      String(value),
    ];
    for (const number of ways.flatMap((way) => numbersIn(way))) into.add(number);
  } else if (typeof value === "string") {
    for (const number of numbersIn(value)) into.add(number);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (!Array.isArray(value)) numbersOf(key, into);
      numbersOf(inner, into);
    }
  }
  return into;
}
