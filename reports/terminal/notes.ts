import type { Readiness } from "../../model/readiness.ts";
import { noteRows } from "../note-rows.ts";
import { shortened } from "../printable.ts";
import type { Line } from "./lines.ts";

const MOST = 10;
const LONGEST_TEXT = 160;

/** What the game master wrote down, the first few; nothing where nobody did. */
export function noteLines({ notes = [] }: Readiness): readonly Line[] {
  if (notes.length === 0) return [];
  const rows = noteRows(notes.slice(0, MOST)).map(([day = "", , what = "", text = ""]): Line => ({
    label: `${shortened(day, 8)}  ${what.padEnd(6)}  `,
    text: shortened(text, LONGEST_TEXT),
    indent: 2,
  }));
  const rest = notes.length - rows.length;
  const more = rest > 0 ? [{ text: `and ${rest} more in the report`, indent: 2 }] : [];
  return [{ text: "What was written down" }, ...rows, ...more, { text: "" }];
}
