import type { Block, Inline } from "../markdown/nodes.ts";

/** Said elsewhere on the same card, or longer than a card can have it. */
const SHORTER: readonly (readonly [RegExp, string])[] = [
  [/\s*Exercised in \S+: no\..*$/u, " Exercised: no."],
  [/(?<=\S) Exercised: no\.$/u, ""],
  [/\. Trigger: .*$/u, "."],
];

const shorter = (text: string): string =>
  SHORTER.reduce((before, [pattern, instead]) => before.replace(pattern, instead), text);

const terseLine = (inlines: readonly Inline[]): readonly Inline[] =>
  inlines.map((one) => (one.kind === "text" ? { ...one, text: shorter(one.text) } : one));

/** A block in fewer words that say the same. */
export function terse(block: Block): Block {
  if (block.kind === "paragraph") return { ...block, of: terseLine(block.of) };
  if (block.kind !== "list") return block;
  return { ...block, items: block.items.map((item) => item.map((one) => terse(one))) };
}
