import { plainText, type Inline, type TableBlock } from "./nodes.ts";
import { textWidth } from "./text-width.ts";
import { lineWidth, wrapInlines, type LinkNote, type SpanLine } from "./wrap-inlines.ts";

type Cells = readonly (readonly Inline[])[];

const GAP = 2;
/** A column gives way down to its longest word, and a long word is cut from here on. */
const LONGEST_WORD = 14;
const UNLIMITED = 100_000;

interface Grid {
  readonly head: Cells;
  readonly rows: readonly Cells[];
}

const turned = ({ head, rows }: Grid): Grid => ({
  head: [head[0] ?? [], ...rows.map((row) => row[0] ?? [])],
  rows: head.slice(1).map((cell, index) => [cell, ...rows.map((row) => row[index + 1] ?? [])]),
});

const wholeWidth = (cell: readonly Inline[], linkNote: LinkNote): number =>
  Math.max(...wrapInlines(cell, UNLIMITED, linkNote).map((line) => lineWidth(line)));

const longestWordWidth = (cell: readonly Inline[]): number =>
  Math.max(
    ...plainText(cell)
      .split(/\s+/u)
      .map((word) => textWidth(word)),
  );

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** The widths of the columns when all fit side by side; the widest give way first. */
function widthsFor(grid: Grid, room: number, linkNote: LinkNote): readonly number[] | undefined {
  const columns = grid.head.map((_, column) => [grid.head, ...grid.rows].map((row) => row[column] ?? []));
  const least = columns.map((cells) =>
    Math.min(LONGEST_WORD, Math.max(...cells.map((cell) => longestWordWidth(cell)))),
  );
  const widths = columns.map((cells) => Math.max(1, ...cells.map((cell) => wholeWidth(cell, linkNote))));
  const wanted = room - GAP * (widths.length - 1);
  if (sum(least) > wanted) return undefined;
  while (sum(widths) > wanted) {
    const loose = widths.map((width, column) => (width > (least[column] ?? 0) ? width : 0));
    const widest = loose.indexOf(Math.max(...loose));
    widths[widest] = (widths[widest] ?? 1) - 1;
  }
  return widths;
}

function rowLines(cells: Cells, widths: readonly number[], linkNote: LinkNote): readonly SpanLine[] {
  const wrapped = widths.map((width, column) => wrapInlines(cells[column] ?? [], width, linkNote));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) =>
    wrapped.flatMap((lines, column) => {
      const line = lines[index] ?? [];
      const fill = (widths[column] ?? 0) - lineWidth(line) + (column === widths.length - 1 ? 0 : GAP);
      return [...line, { text: " ".repeat(Math.max(0, fill)), tone: "plain" as const }];
    }),
  );
}

function sideBySide(grid: Grid, widths: readonly number[], linkNote: LinkNote): readonly SpanLine[] {
  const head = rowLines(grid.head, widths, linkNote).map((line) =>
    line.map((span) => ({ ...span, tone: "strong" as const })),
  );
  const divider = widths.map((width) => "─".repeat(width)).join(" ".repeat(GAP));
  const rows = grid.rows.map((row) => rowLines(row, widths, linkNote));
  // Rows of several lines run into each other without a line between them.
  const areTall = rows.some((lines) => lines.length > 1);
  return [
    ...head,
    [{ text: divider, tone: "quiet" }],
    ...rows.flatMap((lines, index) => (areTall && index > 0 ? [[], ...lines] : lines)),
  ];
}

/** One row below the other, each cell behind the name of its column. */
const oneBelowOther = (grid: Grid, room: number, linkNote: LinkNote): readonly SpanLine[] =>
  grid.rows.flatMap((row, index) => [
    ...(index === 0 ? [] : [[]]),
    ...row.flatMap((cell, column) =>
      wrapInlines(
        column === 0
          ? [{ kind: "strong", of: cell }]
          : [...(grid.head[column] ?? []), { kind: "text", text: ": " }, ...cell],
        room - (column === 0 ? 0 : 2),
        linkNote,
      ).map((line): SpanLine => (column === 0 ? line : [{ text: "  ", tone: "plain" }, ...line])),
    ),
  ]);

/** A table in so many columns: as it is, or turned, or row by row, whichever fits first. */
export function fitTable(table: TableBlock, room: number, linkNote: LinkNote): readonly SpanLine[] {
  for (const grid of [table, turned(table)]) {
    const widths = widthsFor(grid, room, linkNote);
    if (widths !== undefined) return sideBySide(grid, widths, linkNote);
  }
  return oneBelowOther(table, room, linkNote);
}
