import type { Readiness } from "../../model/readiness.ts";
import { html, link, when, type Markup } from "../markup.ts";
import { HEALTH_HEAD, healthFinding, healthRows } from "../rows/health-rows.ts";
import { status } from "./status.ts";
import { number, table, text } from "./table.ts";

/** What each runbook may claim, and how much of it was carried out in this run. */
export function healthSection(readiness: Readiness): Markup {
  const [runbook = "", state = "", ...counts] = HEALTH_HEAD;
  const rows = healthRows(readiness).map(({ found, word, cells }) => [
    link(found.runbook, found.id),
    status(word),
    ...cells,
  ]);
  return html`<section>
    <h2 id="runbooks">How far the runbooks can be trusted</h2>
    <p class="finding">${healthFinding(readiness)}</p>
    ${when(rows.length > 0, () =>
      table({
        caption: "Whether the inputs of a runbook have changed since, gameday runbook stale says",
        columns: [text(runbook), text(state), ...counts.map((title) => number(title))],
        rows,
        cards: true,
      }),
    )}
  </section>`;
}
