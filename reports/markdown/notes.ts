import type { Readiness } from "../../model/readiness.ts";
import { NOTE_COLUMNS, noteRows } from "../note-rows.ts";
import { blocks, md, mdTable } from "./escape.ts";

/** What the game master wrote down; nothing where nobody did. */
export function notesPart({ notes = [] }: Readiness): string | undefined {
  if (notes.length === 0) return undefined;
  const rows = noteRows(notes).map((row) => row.map((cell) => md(cell)));
  return blocks(["## What was written down", mdTable([...NOTE_COLUMNS], rows)]);
}
