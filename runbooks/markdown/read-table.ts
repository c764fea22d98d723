import type { TableBlock } from "./nodes.ts";
import { readInlines } from "./read-inlines.ts";

const DIVIDER = /^\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?$/u;

/** The cells of a row: a pipe behind a backslash parts nothing. */
function cellsOf(row: string): readonly string[] {
  const inner = row.trim().replace(/^\|/u, "");
  const cells = inner.match(/(?:\\[\s\S]|[^|\\])*(?:\||$)/gu) ?? [];
  const texts = cells.map((cell) => cell.replace(/\|$/u, "").trim());
  // The pipe at the end of a row ends its last cell and begins none.
  return /(?:^|[^\\])(?:\\\\)*\|$/u.test(inner)
    ? texts.slice(0, -1)
    : texts.slice(0, Math.max(1, texts.length - 1));
}

/** A table from its lines; nothing when the second line does not divide head and rows. */
export function readTable(lines: readonly string[]): TableBlock | undefined {
  const [first, divider, ...rows] = lines;
  if (first === undefined || divider === undefined || !DIVIDER.test(divider.trim())) return undefined;
  const head = cellsOf(first).map((cell) => readInlines(cell));
  const width = head.length;
  const read = rows.map((row) => {
    const cells = cellsOf(row).slice(0, width);
    return Array.from({ length: width }, (_, index) => readInlines(cells[index] ?? ""));
  });
  return { kind: "table", head, rows: read };
}
