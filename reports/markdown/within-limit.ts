import { blocks } from "./escape.ts";

/** A forge drops the whole of a step summary that is larger than 1,024 KB; some room is left for what others add. */
const MOST_BYTES = 1_000_000;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Whole lines from the start, as many as there is room for. */
function firstLines(text: string, atMost: number): string {
  const lines: string[] = [];
  let bytes = 0;
  for (const line of text.split("\n")) {
    bytes += bytesOf(line) + 1;
    if (bytes > atMost) break;
    lines.push(line);
  }
  return lines.join("\n");
}

/** Parts that stand first, and those that are left out when there is no room for them. */
export interface Parts {
  readonly first: string;
  readonly details: string;
}

const LEFT_OUT =
  "_The appendix is too long for a step summary and is left out here; report.html has all of it._";
const CUT = "_Too long for a step summary, and cut here; report.html has all of it._";

/** As much as a forge shows, and a sentence where something is missing. */
export function withinLimit({ first, details }: Parts, atMost = MOST_BYTES): string {
  const whole = blocks([first, details]);
  if (bytesOf(whole) <= atMost) return whole;
  const short = blocks([first, LEFT_OUT]);
  if (bytesOf(short) <= atMost) return short;
  return blocks([firstLines(first, atMost - bytesOf(CUT) - 2), CUT]);
}
