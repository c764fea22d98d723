import { visible } from "../escape-markdown.ts";
import { fitTable } from "./fit-table.ts";
import type { Block, ListBlock } from "./nodes.ts";
import { padded, textWidth } from "./text-width.ts";
import { lineWidth, painted, wrapInlines, type LinkNote, type SpanLine } from "./wrap-inlines.ts";

export interface TerminalStyle {
  readonly width: number;
  readonly colour: boolean;
  readonly linkNote?: LinkNote;
}

/** A link within the runbook needs no note: its text names the section. */
const noNote: LinkNote = () => "";

interface Frame {
  readonly width: number;
  readonly linkNote: LinkNote;
}

const EMPTY: SpanLine = [];

const indented = (lines: readonly SpanLine[], first: string): readonly SpanLine[] =>
  lines.map((line, index) =>
    line.length === 0
      ? line
      : [{ text: index === 0 ? first : " ".repeat(textWidth(first)), tone: "plain" }, ...line],
  );

function headingLines(block: Extract<Block, { kind: "heading" }>, frame: Frame): readonly SpanLine[] {
  const lines = wrapInlines([{ kind: "strong", of: block.of }], frame.width, frame.linkNote);
  if (block.level > 2) return lines;
  const length = Math.max(...lines.map((line) => lineWidth(line)));
  return [...lines, [{ text: (block.level === 1 ? "═" : "─").repeat(length), tone: "quiet" }]];
}

/** A command stays as it is, from the first column on: it is there to be copied. */
const codeLines = (text: string): readonly SpanLine[] =>
  visible(text)
    .split("\n")
    .map((line) => [{ text: line, tone: "code" }]);

function listLines({ from, items }: ListBlock, frame: Frame): readonly SpanLine[] {
  const marks = items.map((_, index) => (from === undefined ? "- " : `${from + index}. `));
  const indent = Math.max(...marks.map((mark) => mark.length));
  const inner = { ...frame, width: Math.max(10, frame.width - indent) };
  return items.flatMap((item, index) => {
    const lines = item.flatMap((block, place) => {
      const own = linesOf(block, inner);
      const first = place === 0 ? padded(marks[index] ?? "", indent) : " ".repeat(indent);
      if (block.kind === "code") return [EMPTY, ...own, EMPTY];
      return indented(own, first);
    });
    return lines;
  });
}

function linesOf(block: Block, frame: Frame): readonly SpanLine[] {
  switch (block.kind) {
    case "heading":
      return headingLines(block, frame);
    case "paragraph":
      return wrapInlines(block.of, frame.width, frame.linkNote);
    case "quote":
      return indented(
        block.blocks.flatMap((one) => linesOf(one, { ...frame, width: Math.max(10, frame.width - 2) })),
        "  ",
      );
    case "code":
      return codeLines(block.text);
    case "rule":
      return [[{ text: "─".repeat(frame.width), tone: "quiet" }]];
    case "list":
      return listLines(block, frame);
    case "table":
      return fitTable(block, frame.width, frame.linkNote);
  }
}

/** The lines of one block. */
export const blockLines = (
  block: Block,
  { width, colour, linkNote = noNote }: TerminalStyle,
): readonly string[] => linesOf(block, { width, linkNote }).map((line) => painted(line, colour));

/** Blocks for a terminal: at most so many columns, but for code, which stays as it is. */
export function toTerminal(blocks: readonly Block[], style: TerminalStyle): string {
  const parts = blocks.map((block) => blockLines(block, style).join("\n"));
  return `${parts.join("\n\n").replaceAll(/\n{3,}/gu, "\n\n")}\n`;
}
