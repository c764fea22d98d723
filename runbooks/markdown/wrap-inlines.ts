import { visible } from "../escape-markdown.ts";
import type { Inline } from "./nodes.ts";
import { piecesOf, textWidth } from "./text-width.ts";

type Tone = "plain" | "strong" | "quiet" | "code";

/** A text of one tone. */
interface Span {
  readonly text: string;
  readonly tone: Tone;
}

/** A line of a terminal before it is coloured. */
export type SpanLine = readonly Span[];

/** What follows the text of a link, where its target cannot be clicked. */
export type LinkNote = (to: string) => string;

const CODES: Readonly<Record<Tone, number | undefined>> = { plain: undefined, strong: 1, quiet: 2, code: 32 };

function dressed(inline: Inline, tone: Tone, linkNote: LinkNote): readonly Span[] {
  switch (inline.kind) {
    case "text":
      return [{ text: visible(inline.text), tone }];
    case "code":
      return [{ text: `\`${visible(inline.text)}\``, tone }];
    case "strong":
    case "emphasis":
      return inline.of.flatMap((one) => dressed(one, inline.kind === "strong" ? "strong" : tone, linkNote));
    case "link": {
      const note = visible(linkNote(inline.to));
      const text = inline.of.flatMap((one) => dressed(one, tone, linkNote));
      return note === "" ? text : [...text, { text: ` (${note})`, tone: "quiet" }];
    }
  }
}

const HELD = "\u00A0";

/** A number and its unit stay on one line. */
const held = (text: string): string => text.replaceAll(/(?<=\d) (?=(?:%|ms|s|min|h|calls)(?![\w-]))/gu, HELD);

/** Words, each of one span or of several that touch. */
function wordsOf(spans: readonly Span[]): readonly SpanLine[] {
  const words: Span[][] = [];
  let open: Span[] | undefined;
  for (const { text, tone } of spans) {
    for (const part of held(text).split(/([ \t\n]+)/u)) {
      if (part === "") continue;
      if (part.trim() === "" && part !== HELD) open = undefined;
      else if (open === undefined) words.push((open = [{ text: part, tone }]));
      else open.push({ text: part, tone });
    }
  }
  return words;
}

export const lineWidth = (line: SpanLine): number => line.reduce((sum, { text }) => sum + textWidth(text), 0);

/** A word that no line can hold is cut where the line ends. */
function fitting(word: SpanLine, room: number): readonly SpanLine[] {
  if (lineWidth(word) <= room) return [word];
  return word.flatMap(({ text, tone }) => piecesOf(text, room).map((piece) => [{ text: piece, tone }]));
}

/** Wraps to lines of at most so many columns. */
export function wrapInlines(
  inlines: readonly Inline[],
  room: number,
  linkNote: LinkNote,
): readonly SpanLine[] {
  const words = wordsOf(inlines.flatMap((one) => dressed(one, "plain", linkNote)));
  const lines: Span[][] = [];
  let width = 0;
  for (const word of words.flatMap((one) => fitting(one, Math.max(1, room)))) {
    const line = lines.at(-1);
    const own = lineWidth(word);
    if (line === undefined || width + 1 + own > room) {
      lines.push([...word]);
      width = own;
    } else {
      line.push({ text: " ", tone: "plain" }, ...word);
      width += 1 + own;
    }
  }
  return lines.length === 0 ? [[]] : lines;
}

/** The line as text, with our own colours where they are wanted. */
export const painted = (line: SpanLine, colour: boolean): string =>
  line
    .map(({ text, tone }) => {
      const code = CODES[tone];
      return colour && code !== undefined && text.trim() !== "" ? `\u001B[${code}m${text}\u001B[0m` : text;
    })
    .join("")
    .replaceAll(HELD, " ")
    .trimEnd();
