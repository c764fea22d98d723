export const NOTES_BEGIN = "<!-- notes: begin -->";
export const NOTES_END = "<!-- notes: end -->";

type Kind = "text" | "code" | "notes";

interface Line {
  readonly line: string;
  readonly kind: Kind;
}

/** The last line of a published file. */
export const GENERATED = /^<!-- generated: ([0-9a-f ]+) -->$/u;

/** Whether a line stands there for programs only: a mark of a note, or what tells hand edits. */
export const isMark = (line: string, kind: string): boolean =>
  kind === "notes"
    ? [NOTES_BEGIN, NOTES_END].includes(line.trimEnd())
    : kind === "text" && GENERATED.test(line.trimEnd());

/** Which fence is open behind a line, if one is. */
function fenceAfter(line: string, fence: string | undefined): string | undefined {
  const [, mark] = /^\s*(`{3,}|~{3,})/u.exec(line) ?? [];
  if (fence === undefined) return mark;
  return mark?.startsWith(fence) === true && line.trim() === mark ? undefined : fence;
}

/** Between its marks a note may hold anything, even a fence that is never closed: it changes nothing around it. */
export function* linesOf(body: string): Generator<Line> {
  let fence: string | undefined;
  let isNote = false;
  for (const line of body.split("\n")) {
    if (isNote || (fence === undefined && line.trimEnd() === NOTES_BEGIN)) {
      yield { line, kind: "notes" };
      isNote = line.trimEnd() !== NOTES_END;
    } else {
      const next = fenceAfter(line, fence);
      yield { line, kind: fence === undefined && next === undefined ? "text" : "code" };
      fence = next;
    }
  }
}
