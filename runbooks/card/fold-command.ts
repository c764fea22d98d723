import { piecesOf, textWidth } from "../markdown/text-width.ts";

/** Ends a line that is cut where a shell would not take a line end: it is typed on without one. */
const TYPED_ON = "↩";

/** What a shell takes as one: a letter behind a backslash, a text in quotes, or a single letter. */
const PART = /\\[\s\S]|'[^']*'|"(?:\\[\s\S]|[^"\\])*"|`(?:\\[\s\S]|[^`\\])*`|[\s\S]/gu;

/** The places between the words of a command, outside of quotes, where a shell takes a backslash and a line end. */
function breaksOf(command: string): readonly number[] {
  const parts = [...command.matchAll(PART)].map(([part]) => part);
  // A quote that nothing closes stands alone.
  if (parts.some((part) => /^["'`]$/u.test(part))) return [];
  const breaks: number[] = [];
  let at = 0;
  for (const [index, part] of parts.entries()) {
    if (part === " " && parts[index - 1] !== " " && parts[index + 1] !== " ") breaks.push(at);
    at += part.length;
  }
  return breaks;
}

/** A line that is part of something larger, or that a comment ends, cannot be parted by a backslash. */
const isWhole = (text: string): boolean => !/[\n#]|<</u.test(text);

function typedOn(line: string, width: number): readonly string[] {
  if (textWidth(line) <= width) return [line];
  const pieces = piecesOf(line, width - 1);
  return pieces.map((piece, index) => (index === pieces.length - 1 ? piece : `${piece}${TYPED_ON}`));
}

/** The parts between two places, as many a line as there is room for with the backslash behind them. */
function lines(command: string, width: number): readonly string[] {
  const places = [...breaksOf(command), command.length];
  const folded: string[] = [];
  let from = 0;
  let end = 0;
  for (const place of places) {
    if (textWidth(command.slice(from, place)) > width - 4 && end > from) {
      folded.push(`${command.slice(from, end)} \\`);
      from = end + 1;
    }
    end = place;
  }
  return [...folded, command.slice(from)].map((line, index) => (index === 0 ? line : `  ${line}`));
}

/** A command on a page of so many columns: means the same to a shell wherever no line ends in ↩. */
export const foldCommand = (text: string, width: number): readonly string[] =>
  (isWhole(text) && textWidth(text) > width ? lines(text, width) : text.split("\n")).flatMap((line) =>
    typedOn(line, width),
  );
