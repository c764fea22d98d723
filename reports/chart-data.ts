import { oneLine } from "./printable.ts";

/** The numbers behind a picture, as they are. */
export interface ChartData {
  readonly caption: string;
  readonly columns: readonly string[];
  /** The first value of a row names it. */
  readonly rows: readonly (readonly (string | number)[])[];
}

// A sheet takes a text that starts like this for a formula.
const FORMULA = /^[-+=@\t]/u;

function csvCell(value: string | number): string {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const line = oneLine(value);
  const tame = FORMULA.test(line) ? `'${line}` : line;
  return /[",]/u.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}

/** For a spreadsheet or a plotting program: commas, a heading, one line a row. */
export const csvOf = ({ columns, rows }: ChartData): string =>
  [columns, ...rows].map((row) => row.map((value) => csvCell(value)).join(",")).join("\n");
