import { plainText, type Block } from "./markdown/nodes.ts";
import type { ReadRunbook } from "./read-runbook.ts";
import { itemsOf, labelled, sectionBlocks } from "./sections.ts";
import { isTabletop } from "./tabletop/is-tabletop.ts";

export interface RunbookStep {
  readonly number: number;
  readonly title: string;
  /** What to type, what to expect, the risk. */
  readonly blocks: readonly Block[];
  readonly otherwise: string | undefined;
  /** Empty when no undo is written. */
  readonly undo: readonly Block[];
}

export interface RunbookSteps {
  /** What is said before the first step: what the fix is, and whether it is proven. */
  readonly before: readonly Block[];
  readonly steps: readonly RunbookStep[];
}

interface Part {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** Blocks parted at their headings of the third level; what stands before the first has no heading. */
function partsOf(blocks: readonly Block[]): readonly Part[] {
  const parts: { heading: string; blocks: Block[] }[] = [{ heading: "", blocks: [] }];
  for (const block of blocks) {
    if (block.kind === "heading" && block.level === 3)
      parts.push({ heading: plainText(block.of), blocks: [] });
    else parts.at(-1)?.blocks.push(block);
  }
  return parts;
}

/** `Undo 2. Title` and `2. Title` name the same step. */
const bare = (heading: string): string => heading.replace(/^Undo\s+/u, "");

const titleOf = (heading: string): string => bare(heading).replace(/^\d+\.\s*/u, "");

/** What follows the last undo is said of all of them. */
const untilRest = (blocks: readonly Block[]): readonly Block[] => {
  const end = blocks.findIndex((block, index) => index > 0 && block.kind === "paragraph");
  return end === -1 ? blocks : blocks.slice(0, end);
};

/** What nobody has run is written in words: there is nothing to paste, and no undo. */
const stepsInWords = (runbook: ReadRunbook): RunbookSteps => ({
  before: [],
  steps: itemsOf(sectionBlocks(runbook, "First steps")).map((blocks, index) => ({
    number: index + 1,
    title: "in words",
    blocks,
    otherwise: undefined,
    undo: [],
  })),
});

/** The steps of a runbook, each with its undo. */
export function stepsOf(runbook: ReadRunbook): RunbookSteps {
  if (isTabletop(runbook)) return stepsInWords(runbook);
  const [before, ...parts] = partsOf(sectionBlocks(runbook, "Stop the bleeding"));
  const [, ...undos] = partsOf(sectionBlocks(runbook, "Roll back"));
  const steps = parts.map(({ heading, blocks }, index): RunbookStep => {
    const undo =
      undos.find((one) => bare(one.heading) === heading) ??
      undos.find((one) => titleOf(one.heading) === titleOf(heading));
    return {
      number: index + 1,
      title: titleOf(heading),
      blocks,
      otherwise: labelled(blocks, "If not"),
      undo: untilRest(undo?.blocks ?? []),
    };
  });
  return { before: before?.blocks ?? [], steps };
}
