import type { JournalLine } from "../../model/journal.ts";

/** A line of a journal where it stands; nothing is known of one that cannot be read. */
export interface FoundLine {
  readonly number: number;
  readonly known: JournalLine | undefined;
}

/** A line that may have told of a change, and nobody can read it any more. */
export interface LostChange {
  /** One that is gone altogether is missed where the next one stands. */
  readonly how: "damaged" | "gone";
  readonly line: number;
  /** What was begun before and behind it, in words; empty at the ends of the journal. */
  readonly after: string;
  readonly before: string;
}

type Begin = Extract<JournalLine, { readonly kind: "begin" }>;

/** What stands between two changes, the ends of the journal being as good as one. */
interface Gap {
  readonly after?: Begin;
  readonly before?: Begin;
  /** Where the change behind it stands. */
  readonly end?: number;
  readonly damaged: readonly number[];
}

/** The gaps between the changes of the run; a healer, who takes over in the end, changes nothing. */
function gapsOf(lines: readonly FoundLine[]): readonly Gap[] {
  const takenOver = lines.findIndex(({ known }) => known?.kind === "taken-over");
  const gaps: Gap[] = [];
  let gap: Gap = { damaged: [] };
  for (const { number, known } of takenOver === -1 ? lines : lines.slice(0, takenOver)) {
    if (known === undefined) gap = { ...gap, damaged: [...gap.damaged, number] };
    if (known?.kind !== "begin") continue;
    gaps.push({ ...gap, before: known, end: number });
    gap = { after: known, damaged: [] };
  }
  return [...gaps, gap];
}

/** Whether a number is missing that is not known to be taken back. Behind the last change none can be missing. */
function hidesAChange({ after, before }: Gap, undone: ReadonlySet<number>): boolean {
  if (before === undefined) return true;
  for (let id = (after?.id ?? 0) + 1; id < before.id; id += 1) if (!undone.has(id)) return true;
  return false;
}

function lostIn({ after, before, end, damaged }: Gap): readonly LostChange[] {
  const between = { after: after?.what ?? "", before: before?.what ?? "" };
  if (damaged.length === 0 && end !== undefined) return [{ how: "gone", line: end, ...between }];
  return damaged.map((line) => ({ how: "damaged", line, ...between }));
}

/**
 * The lines behind which a change may be hidden. The changes of a run are numbered without a gap, which proves most
 * damage harmless: between change 2 and change 3 no other was begun, so what cannot be read there told that something was
 * taken back, and to take it back once more does no harm. The same goes for a missing change that is known to be taken
 * back. Behind the last change there is no such proof.
 */
export function lostChanges(lines: readonly FoundLine[]): readonly LostChange[] {
  const undone = new Set(lines.flatMap(({ known }) => (known?.kind === "undone" ? [known.id] : [])));
  return gapsOf(lines)
    .filter((gap) => hidesAChange(gap, undone))
    .flatMap(lostIn);
}
