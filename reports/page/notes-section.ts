import type { Readiness } from "../../model/readiness.ts";
import { html, type Markup } from "../markup.ts";
import { NOTE_COLUMNS, noteRows } from "../note-rows.ts";
import { table, text } from "./table.ts";

/** What the game master wrote down; nothing where nobody did. */
export function notesSection({ notes = [] }: Readiness): Markup {
  if (notes.length === 0) return html``;
  return html`<section>
    <h2 id="notes">What was written down</h2>
    ${table({
      caption: "Notes and injects of the game master, as they were written",
      columns: NOTE_COLUMNS.map((title) => text(title)),
      rows: noteRows(notes).map((row) => [...row]),
    })}
  </section>`;
}
