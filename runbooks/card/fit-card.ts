import type { Block } from "../markdown/nodes.ts";
import { blockLines } from "../markdown/to-terminal.ts";
import type { ReadRunbook } from "../read-runbook.ts";
import { clipBlock } from "./clip-block.ts";
import { cardSections, type CardSection, type Chunk, type Detail } from "./card-sections.ts";
import { foldCommand } from "./fold-command.ts";

/** The sections of a card; airy with an empty line before each. */
export interface FittedCard {
  readonly sections: readonly FittedSection[];
  readonly isAiry: boolean;
}

/** What a printed card holds. */
export const CARD = { lines: 60, columns: 80 } as const;

/** For the title, which may take two lines, and the line about the runbook. */
const HEAD = 3;

/** A fix of more lines than this leaves no room for anything else. */
const MOST_FOR_COMMANDS = 32;

const DETAILS: readonly Detail[] = ["much", "less", "least"];

interface FittedSection extends CardSection {
  /** Was something left out that has to be looked up? */
  readonly isCut: boolean;
}

function linesIn(block: Block): readonly string[] {
  if (block.kind === "code") return foldCommand(block.text, CARD.columns);
  if (block.kind === "list") {
    const inner = block.items.flatMap((item) => item.filter(({ kind }) => kind === "code"));
    if (inner.length > 0) return block.items.flatMap((item) => item.flatMap((one) => linesIn(one)));
  }
  return blockLines(block, { width: CARD.columns, colour: false });
}

/** The lines of what stays together; headings of steps stand without a line below. */
export const chunkLines = (chunk: Chunk): readonly string[] =>
  chunk.flatMap((block) => linesIn(block)).filter((line) => line.trim() !== "");

const heightOf = ({ chunks, isCut }: FittedSection): number =>
  chunks.reduce((sum, chunk) => sum + chunkLines(chunk).length, isCut ? 2 : 1);

const total = ({ sections, isAiry }: FittedCard): number =>
  sections.reduce((sum, section) => sum + heightOf(section) + (isAiry ? 1 : 0), HEAD);

/** A section with its long sentences cut short. */
function clipped(section: FittedSection): FittedSection {
  const chunks = section.chunks.map((chunk) => chunk.map((block) => clipBlock(block)));
  const isCut = JSON.stringify(chunks) !== JSON.stringify(section.chunks);
  return { ...section, chunks, isCut };
}

const isCommand = (chunk: Chunk): boolean => chunk.some(({ kind }) => kind === "code");

/** What stays of a section as long as others can go: its first item, its commands or else the first, the first check. */
function leastChunks(section: FittedSection): number {
  const { chunks } = section;
  const areFew = heightOf(section) <= MOST_FOR_COMMANDS;
  const least = section.heading === "Is it this" ? 2 : 1;
  return Math.max(least, 1 + (areFew ? chunks.findLastIndex(isCommand) : chunks.findIndex(isCommand)));
}

/** Takes the end off the longest section, a whole step or item at a time: half a command is worse than none. */
function shortened(sections: readonly FittedSection[]): readonly FittedSection[] {
  const byHeight = [...sections].sort((a, b) => heightOf(b) - heightOf(a));
  const longest = byHeight.find((section) => section.chunks.length > leastChunks(section)) ?? byHeight[0];
  return sections.map((section) =>
    section === longest ? { ...section, chunks: section.chunks.slice(0, -1), isCut: true } : section,
  );
}

/** The sections of a card with as much as it holds. */
export function fitCard(runbook: ReadRunbook): FittedCard {
  const whole = (detail: Detail): readonly FittedSection[] =>
    cardSections(runbook, detail).map((section) => ({ ...section, isCut: false }));
  for (const detail of DETAILS) {
    const airy = { sections: whole(detail), isAiry: true };
    if (total(airy) <= CARD.lines) return airy;
  }
  let sections = whole("least");
  if (total({ sections, isAiry: false }) > CARD.lines) sections = sections.map((section) => clipped(section));
  while (total({ sections, isAiry: false }) > CARD.lines) sections = shortened(sections);
  return { sections, isAiry: false };
}
