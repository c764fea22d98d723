import type { Readiness } from "../../model/readiness.ts";
import { html, when, type Markup } from "../markup.ts";
import { unbroken } from "../printable.ts";
import { DETECTION_HEAD, DETECTION_NOTE, detectionFinding, detectionRows } from "../rows/detection-rows.ts";
import { status } from "./status.ts";
import { table, text } from "./table.ts";

/** Would somebody have been told, and soon enough? */
export function detectionSection(readiness: Readiness): Markup {
  const rows = detectionRows(readiness).map(({ found, name, word, fires, allowed, remark }) => [
    found.id,
    name,
    status(word),
    unbroken(fires),
    allowed,
    unbroken(remark),
  ]);
  return html`<section>
    <h2 id="detection">Whether anybody would be told</h2>
    <p class="finding">${detectionFinding(readiness)}</p>
    ${when(rows.length > 0, () =>
      table({
        caption: DETECTION_NOTE,
        columns: DETECTION_HEAD.map((title) => text(title)),
        rows,
        cards: true,
      }),
    )}
  </section>`;
}
