import { plainText, type Block, type Inline, type TableBlock } from "../markdown/nodes.ts";
import type { ReadRunbook } from "../read-runbook.ts";
import { terse } from "./terse.ts";
import { labelOf, lineOf, sectionBlocks } from "../sections.ts";

/** What stays together on a card: a step with its command, or one item. */
export type Chunk = readonly Block[];

export interface CardSection {
  readonly heading: string;
  readonly chunks: readonly Chunk[];
}

/** How much is left out: nothing that has to be done, only what explains it. */
export type Detail = "much" | "less" | "least";

const HEADINGS = [
  "In 30 seconds",
  "Is it this",
  "What people see",
  "Stop the bleeding",
  "First steps",
  "Verify it worked",
  "If it did not work",
  "Do not do this",
  "Fall back to people",
];

const LEFT_OUT: Readonly<Record<Detail, RegExp>> = {
  much: /^(?:Exercised in|Paper comes back)/u,
  less: /^(?:Exercised in|Paper comes back|Measured|Clock|Capacity|Alert)/u,
  least:
    /^(?:Exercised in|Paper comes back|Measured|Clock|Capacity|Alert|What it is|Shares|Do not:|No match|If not: (?:go to )?If it did not work|[\d. a-z]+ after it began: the error|When its trigger is there|Not there in time|Expect: at least)/u,
};

/** A row as one line: what tempts, and what came of it. */
const asList = ({ rows }: TableBlock): Block => ({
  kind: "list",
  items: rows.map((row) => [
    { kind: "paragraph", of: [...(row[0] ?? []), { kind: "text", text: ": " }, ...(row.at(-1) ?? [])] },
  ]),
});

const isFootnote = (block: Block): boolean =>
  block.kind === "paragraph" &&
  /^(?:People say:|A good call is one|(?:The s|S)hare of good calls in|Each was tried|No fix was tried|Not written in)/u.test(
    plainText(block.of),
  );

/** What a footnote introduces goes with it. */
function withoutFootnotes(blocks: readonly Block[]): readonly Block[] {
  return blocks.filter((block, index) => {
    const before = blocks[index - 1];
    const isIntroduced = block.kind === "list" || block.kind === "code";
    const isQuery = block.kind === "code" && block.language === "promql";
    return !isFootnote(block) && !isQuery && !(before !== undefined && isFootnote(before) && isIntroduced);
  });
}

const text = (of: string): Inline => ({ kind: "text", text: of });

/** Whether a step was exercised stands behind its risk, in a word. */
function withExercise(items: readonly (readonly Block[])[]): readonly (readonly Block[])[] {
  const exercise = items.find((item) => labelOf(item)?.startsWith("Exercised in") === true);
  if (exercise === undefined) return items;
  const isExercised = /^\s*yes/u.test(plainText(lineOf(exercise).slice(1)));
  return items.map((item) =>
    labelOf(item) === "Risk"
      ? [{ kind: "paragraph", of: [...lineOf(item), text(` Exercised: ${isExercised ? "yes" : "no"}.`)] }]
      : item,
  );
}

function kept(block: Block, detail: Detail): readonly Block[] {
  if (block.kind === "table") return [asList(block)];
  if (block.kind !== "list") return [block];
  const items = withExercise(block.items)
    .filter((item) => !LEFT_OUT[detail].test(plainText(lineOf(item))))
    .map((item) => item.flatMap((one) => kept(one, detail)));
  return items.length === 0 ? [] : [{ ...block, items }];
}

/** One item a chunk, and a heading or an introduction with what follows it. */
function chunksOf(blocks: readonly Block[]): readonly Chunk[] {
  const chunks: Block[][] = [];
  let isStep = false;
  for (const block of blocks) {
    const last = chunks.at(-1);
    if (block.kind === "heading") {
      isStep = true;
      chunks.push([block]);
    } else if ((isStep || block.kind === "code") && last !== undefined) last.push(block);
    else if (block.kind === "list") {
      chunks.push(
        ...block.items.map((item, index): Block[] => [
          { kind: "list", ...(block.from === undefined ? {} : { from: block.from + index }), items: [item] },
        ]),
      );
    } else chunks.push([block]);
  }
  return chunks;
}

/** A list without the lists in it. */
const topOf = (block: Block): Block =>
  block.kind === "list" ? { ...block, items: block.items.map((item) => item.slice(0, 1)) } : block;

/** The first command stands with its step below: a card has no room for it twice. */
const withoutCommand = (blocks: readonly Block[]): readonly Block[] => {
  const at = blocks.findIndex(({ kind }) => kind === "code");
  if (at === -1) return blocks;
  const after = blocks[at + 1];
  const rest =
    after?.kind === "list"
      ? [{ ...after, items: after.items.filter((item) => labelOf(item) !== "Expect") }]
      : [];
  return [...blocks.slice(0, at), ...rest, ...blocks.slice(at + 2)];
};

/** The action part of a runbook: what one card holds. */
export function cardSections(runbook: ReadRunbook, detail: Detail): readonly CardSection[] {
  const hasSteps = sectionBlocks(runbook, "Stop the bleeding").some(({ kind }) => kind === "heading");
  return HEADINGS.map((heading) => {
    const all = sectionBlocks(runbook, heading);
    const isFirst = heading === "In 30 seconds";
    const own = isFirst && hasSteps ? withoutCommand(all) : all;
    const said = detail === "much" ? own : withoutFootnotes(own);
    const shown = isFirst && detail === "least" ? said.map((block) => topOf(block)) : said;
    const blocks = shown
      .flatMap((block) => kept(block, detail))
      .map((block) => (detail === "least" ? terse(block) : block));
    return { heading, chunks: chunksOf(blocks) };
  }).filter(({ chunks }) => chunks.length > 0);
}
