import type { Block } from "./nodes.ts";
import { readInlines } from "./read-inlines.ts";
import { readTable } from "./read-table.ts";

/** Some blocks, and how many lines they took. */
interface Taken {
  readonly blocks: readonly Block[];
  readonly lines: number;
}

type Reader = (lines: readonly string[], depth: number) => Taken | undefined;

const DEEPEST = 8;
const ITEM = /^(\s{0,3})([-*+]|\d{1,9}[.)])(\s+)(?=\S)/u;
const FENCE = /^(\s{0,3})(`{3,}|~{3,})\s*([\w-]*)[^`]*$/u;
const HEADING = /^(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/u;
const RULE = /^\s{0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/u;

/** How many lines from the first hold the condition. */
function countWhile(lines: readonly string[], holds: (line: string, index: number) => boolean): number {
  const end = lines.findIndex((line, index) => !holds(line, index));
  return end === -1 ? lines.length : end;
}

const fence: Reader = (lines) => {
  const [, indent = "", mark, language = ""] = FENCE.exec(lines[0] ?? "") ?? [];
  if (mark === undefined) return undefined;
  const closes = (line: string): boolean => line.trim().startsWith(mark) && /^(`+|~+)$/u.test(line.trim());
  const body = lines.slice(1, 1 + countWhile(lines.slice(1), (line) => !closes(line)));
  const unindented = body.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
  return { blocks: [{ kind: "code", language, text: unindented.join("\n") }], lines: body.length + 2 };
};

const comment: Reader = (lines) => {
  if (!/^\s{0,3}<!--/u.test(lines[0] ?? "")) return undefined;
  return { blocks: [], lines: 1 + countWhile(lines, (line) => !line.includes("-->")) };
};

const heading: Reader = (lines) => {
  const [, marks, text = ""] = HEADING.exec(lines[0] ?? "") ?? [];
  return marks === undefined
    ? undefined
    : { blocks: [{ kind: "heading", level: marks.length, of: readInlines(text) }], lines: 1 };
};

const rule: Reader = (lines) =>
  RULE.test(lines[0] ?? "") ? { blocks: [{ kind: "rule" }], lines: 1 } : undefined;

const quote: Reader = (lines, depth) => {
  const count = countWhile(lines, (line) => /^\s{0,3}>/u.test(line));
  if (count === 0) return undefined;
  // Each line is a paragraph of its own: a status has lines, and words to say are said as they are written.
  const inner = lines.slice(0, count).flatMap((line) => [line.replace(/^\s{0,3}> ?/u, ""), ""]);
  return { blocks: [{ kind: "quote", blocks: blocksOf(inner, depth + 1) }], lines: count };
};

/** The lines of one item without its mark; lines that are indented to its text belong to it. */
function itemLines(lines: readonly string[]): { readonly own: readonly string[]; readonly taken: number } {
  const mark = ITEM.exec(lines[0] ?? "")?.[0] ?? "";
  const belongs = (line: string): boolean =>
    line.trim() === "" || line.startsWith(" ".repeat(Math.min(mark.length, 4)));
  const taken = 1 + countWhile(lines.slice(1), belongs);
  const own = lines
    .slice(0, taken)
    .map((line, index) =>
      index === 0 ? line.slice(mark.length) : line.replace(new RegExp(`^ {0,${mark.length}}`, "u"), ""),
    );
  return { own, taken };
}

const isNumbered = (line: string): boolean => /^\s*\d/u.test(line);

const list: Reader = (lines, depth) => {
  const first = lines[0] ?? "";
  if (!ITEM.test(first)) return undefined;
  const items: (readonly Block[])[] = [];
  let at = 0;
  while (ITEM.test(lines[at] ?? "") && isNumbered(lines[at] ?? "") === isNumbered(first)) {
    const { own, taken } = itemLines(lines.slice(at));
    items.push(blocksOf(own, depth + 1));
    at += taken;
  }
  const from = isNumbered(first) ? { from: Number.parseInt(first.trim(), 10) } : {};
  return { blocks: [{ kind: "list", ...from, items }], lines: at };
};

const table: Reader = (lines) => {
  const count = countWhile(lines, (line) => /^\s{0,3}\|/u.test(line));
  const read = readTable(lines.slice(0, count));
  return read && { blocks: [read], lines: count };
};

const READERS: readonly Reader[] = [fence, comment, heading, rule, quote, list, table];

/** What ends a paragraph without an empty line before it. */
const startsBlock = (line: string): boolean =>
  FENCE.test(line) || HEADING.test(line) || /^\s{0,3}(?:>|\||<!--)/u.test(line) || ITEM.test(line);

const paragraph = (lines: readonly string[]): Taken => {
  const count = countWhile(lines, (line, index) => line.trim() !== "" && (index === 0 || !startsBlock(line)));
  const text = lines.slice(0, count).map((line) => line.trim());
  return { blocks: [{ kind: "paragraph", of: readInlines(text.join(" ")) }], lines: Math.max(1, count) };
};

function blocksOf(lines: readonly string[], depth: number): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    if (lines[at]?.trim() === "") {
      at += 1;
      continue;
    }
    const rest = lines.slice(at);
    const readers = depth >= DEEPEST ? [] : READERS;
    const taken =
      readers.map((read) => read(rest, depth)).find((one) => one !== undefined) ?? paragraph(rest);
    blocks.push(...taken.blocks);
    at += taken.lines;
  }
  return blocks;
}

/** The blocks of a Markdown text, as far as a runbook has them; never throws, whatever the text. */
export const readBlocks = (markdown: string): readonly Block[] => blocksOf(markdown.split("\n"), 0);
