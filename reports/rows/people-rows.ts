import { durationText, shareText } from "../../model/quantities.ts";
import type { BreakFinding, Readiness } from "../../model/readiness.ts";
import { times } from "../figures.ts";
import type { StatusWord } from "../words.ts";

/** Have people practised what they do when nothing else helps? */
export function drillWord({ fallback }: Pick<BreakFinding, "fallback">): StatusWord {
  if (fallback === undefined) return { sign: "✗", text: "none written", tone: "bad" };
  return fallback.drilled === undefined
    ? { sign: "–", text: "not drilled", tone: "quiet" }
    : { sign: "✓", text: "drilled", tone: "good" };
}

function drillText({ fallback }: BreakFinding): string {
  if (fallback === undefined) return "nobody wrote down what people do then";
  if (fallback.drilled === undefined) return "nobody knows how long it takes";
  const { on, took, reached } = fallback.drilled;
  return `on ${on}: ${shareText(reached)} reached in ${durationText(took)}`;
}

export const PEOPLE_HEAD = ["Break", "Fallback", "Drilled?", "Last drill", "When", "Decides", "Capacity"];

export interface PeopleRow {
  readonly found: BreakFinding;
  readonly title: string;
  readonly word: StatusWord;
  readonly cells: readonly string[];
}

export const peopleRows = ({ breaks }: Readiness): readonly PeopleRow[] =>
  breaks.map((found) => {
    const { fallback } = found;
    return {
      found,
      title: fallback?.title ?? "none written",
      word: drillWord(found),
      cells: [
        drillText(found),
        fallback?.trigger ?? "–",
        fallback?.decides ?? "–",
        fallback?.capacity ?? "–",
      ],
    };
  });

export function peopleFinding({ breaks }: Readiness): string {
  const written = breaks.filter(({ fallback }) => fallback !== undefined);
  if (written.length === 0) return "No fallback to people is written down";
  const drilled = written.filter(({ fallback }) => fallback?.drilled !== undefined).length;
  return `${drilled} of ${times(written.length, "written fallback")} drilled with people`;
}
