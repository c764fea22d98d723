import type { Digest } from "../model/inputs.ts";
import { hashOf, publishedText, readPublished, type NumberedLine, type Part } from "./published-parts.ts";

/** Something that publishing would lose: `-` lines are in the file, `+` lines would come. */
export interface Conflict {
  readonly line: number;
  readonly what: string;
  readonly difference: readonly string[];
}

interface Publication {
  readonly text: string;
  /** How many notes of people it carries on. */
  readonly kept: number;
  readonly conflicts: readonly Conflict[];
}

/** Where people most often know more than a rehearsal: there an empty note invites them. */
const OFFERED = [
  "If it did not work",
  "Questions to talk through",
  "Diagnose further",
  "Permanent fix",
  "Your own words",
];
const MOST_LINES = 20;

const nameOf = (heading: string): string => (heading === "" ? "the top" : `"${heading}"`);

/** The lines of one list that the other has not, each as often as it is missing there. */
function missingIn(there: readonly NumberedLine[], here: readonly NumberedLine[]): readonly NumberedLine[] {
  const left = new Map<string, number>();
  for (const { text } of there) left.set(text, (left.get(text) ?? 0) + 1);
  return here.filter(({ text }) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}

function cut(lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES), `… and ${lines.length - MOST_LINES} more lines`];
}

const differenceOf = (old: Part, fresh: Part | undefined): readonly string[] => [
  ...cut(missingIn(fresh?.lines ?? [], old.lines).map(({ number, text }) => `${number}: - ${text}`)),
  ...cut(missingIn(old.lines, fresh?.lines ?? []).map(({ text }) => `+ ${text}`)),
];

const sameLines = (a: Part, b: Part | undefined): boolean =>
  a.lines.map(({ text }) => text).join("\n") === b?.lines.map(({ text }) => text).join("\n");

/** What somebody changed outside of notes since the file was published. */
function editsOf(
  old: ReturnType<typeof readPublished>,
  fresh: ReadonlyMap<string, Part>,
  digest: Digest,
): readonly Conflict[] {
  const { hashes, parts } = old;
  if (hashes === undefined)
    return [{ line: 1, what: "gameday did not publish this file, or its last line is gone", difference: [] }];
  const edited = parts
    .filter((part) => !hashes.includes(hashOf(part, digest)) && !sameLines(part, fresh.get(part.heading)))
    .map((part) => ({
      line: part.number,
      what: `${nameOf(part.heading)} was edited by hand`,
      difference: differenceOf(part, fresh.get(part.heading)),
    }));
  if (edited.length > 0 || parts.length >= hashes.length) return edited;
  return [
    {
      line: 1,
      what: "a section is gone: taken out, or inside of a note that does not end where it should",
      difference: [],
    },
  ];
}

const homeless = (old: readonly Part[], fresh: ReadonlyMap<string, Part>): readonly Conflict[] =>
  old
    .filter(({ heading, notes }) => !fresh.has(heading) && notes.some((note) => note.trim() !== ""))
    .map(({ heading, number, notes }) => ({
      line: number,
      what: `${nameOf(heading)} is generated no more, and it holds notes`,
      difference: cut(notes.flatMap((note) => note.trimEnd().split("\n")).map((line) => `- ${line}`)),
    }));

function withNotes(part: Part, old: readonly Part[]): Part {
  const notes = old.filter(({ heading }) => heading === part.heading).flatMap((one) => one.notes);
  return { ...part, notes: notes.length === 0 && OFFERED.includes(part.heading) ? [""] : notes };
}

/** A generated text with the notes of the file that it replaces; what would be lost is told as conflicts. */
export function publishOver(current: string | undefined, generated: string, digest: Digest): Publication {
  const old = current === undefined ? undefined : readPublished(current);
  const fresh = readPublished(generated).parts;
  const byHeading = new Map(fresh.map((part) => [part.heading, part]));
  const parts = fresh.map((part) => withNotes(part, old?.parts ?? []));
  const open = old?.openNote;
  const conflicts =
    old === undefined
      ? []
      : [
          ...(open === undefined
            ? []
            : [{ line: open, what: "a note begins here and never ends", difference: [] }]),
          ...editsOf(old, byHeading, digest),
          ...homeless(old.parts, byHeading),
        ];
  const kept = parts.flatMap(({ notes }) => notes).filter((note) => note.trim() !== "").length;
  return { text: publishedText(parts, digest), kept, conflicts };
}
