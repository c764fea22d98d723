import { plainText, type Block, type Inline } from "./markdown/nodes.ts";
import { readBlocks } from "./markdown/read-blocks.ts";
import type { ReadRunbook } from "./read-runbook.ts";

/** The blocks of a section, or none where a runbook has no such section. */
export const sectionBlocks = ({ sections }: ReadRunbook, heading: string): readonly Block[] =>
  readBlocks(sections.find((section) => section.heading === heading)?.text ?? "");

/** All items of the lists among the blocks, each with what stands in it. */
export const itemsOf = (blocks: readonly Block[]): readonly (readonly Block[])[] =>
  blocks.flatMap((block) => (block.kind === "list" ? block.items : []));

/** The line of an item: its first paragraph. */
export function lineOf(item: readonly Block[]): readonly Inline[] {
  const [first] = item;
  return first?.kind === "paragraph" ? first.of : [];
}

/** The label in bold at the start of an item: "Do this now" of "**Do this now:** ...". */
export function labelOf(item: readonly Block[]): string | undefined {
  const [first] = lineOf(item);
  return first?.kind === "strong" ? plainText(first.of).replace(/:$/u, "") : undefined;
}

/** What stands behind a label, in words. */
export function labelled(blocks: readonly Block[], label: string): string | undefined {
  const item = itemsOf(blocks).find((one) => labelOf(one) === label);
  return item === undefined ? undefined : plainText(lineOf(item).slice(1)).trim();
}

/** The one line of a runbook: what to do now. */
export const firstAction = (runbook: ReadRunbook): string =>
  labelled(sectionBlocks(runbook, "In 30 seconds"), "Do this now") ?? "open it";
