import { plainText, type Block, type Inline } from "../markdown/nodes.ts";

/** Three lines of a card. */
const MOST_LETTERS = 230;

/** The beginning of a line; the part in which it is cut loses its dress. */
function clipped(inlines: readonly Inline[], most: number): readonly Inline[] {
  if (plainText(inlines).length <= most) return inlines;
  const kept: Inline[] = [];
  let left = most;
  for (const one of inlines) {
    const text = plainText([one]);
    if (text.length > left) {
      return [...kept, { kind: "text", text: `${Array.from(text).slice(0, left).join("")}…` }];
    }
    kept.push(one);
    left -= text.length;
  }
  return kept;
}

/** A block with its long sentences cut short; a command is never cut. */
export function clipBlock(block: Block): Block {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return { ...block, of: clipped(block.of, MOST_LETTERS) };
    case "quote":
      return { ...block, blocks: block.blocks.map((one) => clipBlock(one)) };
    case "list":
      return { ...block, items: block.items.map((item) => item.map((one) => clipBlock(one))) };
    case "code":
    case "rule":
    case "table":
      return block;
  }
}
