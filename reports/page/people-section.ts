import type { Readiness } from "../../model/readiness.ts";
import { html, when, type Markup } from "../markup.ts";
import { PEOPLE_HEAD, peopleFinding, peopleRows } from "../rows/people-rows.ts";
import { status } from "./status.ts";
import { table, text } from "./table.ts";

/** What people do when no fix helps, and whether they have ever done it. */
export function peopleSection(readiness: Readiness): Markup {
  const rows = peopleRows(readiness).map(({ found, title, word, cells }) => [
    found.id,
    title,
    status(word),
    ...cells,
  ]);
  return html`<section>
    <h2 id="fallback">When no fix helps: people</h2>
    <p class="finding">${peopleFinding(readiness)}</p>
    ${when(rows.length > 0, () =>
      table({
        caption: "A drill is what the scenario says of it; this run exercised none",
        columns: PEOPLE_HEAD.map((title) => text(title)),
        rows,
        cards: true,
      }),
    )}
  </section>`;
}
