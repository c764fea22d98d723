import type { Readiness } from "../../model/readiness.ts";
import { html, type Markup } from "../markup.ts";
import { rehearsalRows, spokenLines } from "../rehearsal-rows.ts";
import { table, text } from "./table.ts";

/** What people did; nothing for a run that the tool led itself. */
export function rehearsalSection({ rehearsal }: Readiness): Markup {
  if (rehearsal === undefined) return html``;
  const columns = [text("What"), text("From the fault on")];
  const spoken = spokenLines(rehearsal);
  return html`<section>
    <h2 id="people">What people did</h2>
    ${table({ caption: `People and ${rehearsal.break}`, columns, rows: rehearsalRows(rehearsal) })}
    ${
      spoken.length === 0
        ? html`<p class="note">Nothing was noted.</p>`
        : html`<ul>
            ${spoken.map((line) => html`<li>${line}</li> `)}
          </ul>`
    }
  </section>`;
}
