import type { BreakFinding } from "../../model/readiness.ts";
import { decidingFix, held, heldBy, phaseOf, rejectedFixes } from "../break-phases.ts";
import { afterFigure, badFigure, goodFigure } from "../figures.ts";
import { shortened } from "../printable.ts";
import { outcomeWord } from "../words.ts";
import type { Line } from "./lines.ts";

const LONGEST_ID = 20;

/** `good 100 % → 3.1 % → fixed 99.8 % after 1.2 s → 100 %`. */
function wayOfGood(found: BreakFinding): string {
  const fix = decidingFix(found);
  const reached = fix?.reachedAfterMs === undefined ? "" : ` ${afterFigure(fix.reachedAfterMs)}`;
  return [
    `good ${goodFigure(phaseOf(found, "before"))}`,
    goodFigure(phaseOf(found, "during")),
    ...(fix === undefined ? [] : [`fixed ${goodFigure(heldBy(found, fix))}${reached}`]),
    goodFigure(phaseOf(found, "after")),
  ].join(" → ");
}

/** What to do and what not to do when it happens. */
function advice(found: BreakFinding): readonly Line[] {
  const proven = found.fixes.filter(({ outcome }) => outcome === "proven");
  const dos = proven.map((fix): Line => ({ label: "do: ", text: `${fix.id}, ${fix.title}`, indent: 6 }));
  const donts = rejectedFixes(found).map((fix): Line => {
    const figures = heldBy(found, fix);
    const why = figures === undefined ? fix.reason : `still ${badFigure(figures)} bad`;
    return { label: "do not: ", text: `${fix.id}, ${why}`, indent: 6, tone: "bad", lead: 7 };
  });
  return [...dos, ...donts];
}

/** How wide the columns of the breaks are. */
interface Room {
  readonly id: number;
  readonly outcome: number;
}

function breakLine(found: BreakFinding, room: Room): Line {
  const { sign, text, tone } = outcomeWord(found.outcome);
  const id = shortened(found.id, LONGEST_ID).padEnd(room.id);
  const outcome = text.padEnd(room.outcome);
  return {
    label: `${sign} ${id}  ${outcome}  `,
    text: wayOfGood(found),
    indent: 2,
    tone,
    lead: sign.length,
  };
}

const longest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, text.length), 0);

/** Each break in one line, then why it did not hold, then what to do. */
export function breakLines(breaks: readonly BreakFinding[]): readonly Line[] {
  const room = {
    id: longest(breaks.map(({ id }) => shortened(id, LONGEST_ID))),
    outcome: longest(breaks.map(({ outcome }) => outcomeWord(outcome).text)),
  };
  return breaks.flatMap((found) => [
    breakLine(found, room),
    ...(held(found) ? [] : [{ text: found.reason, indent: 6 }]),
    ...advice(found),
  ]);
}
