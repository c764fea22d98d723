import type { LastTime } from "../../model/comparison.ts";
import type { Readiness } from "../../model/readiness.ts";
import { html, when, type Markup } from "../markup.ts";
import { LAST_TIME_HEAD, lastTimeFinding, lastTimeRows, NO_LAST_TIME } from "../rows/last-time-rows.ts";
import { status } from "./status.ts";
import { table, text } from "./table.ts";

function changes(lastTime: LastTime): Markup {
  const rows = lastTimeRows(lastTime).map(({ what, about, word, cells }) => [
    what,
    about,
    status(word),
    ...cells,
  ]);
  return html`<p class="finding">${lastTimeFinding(lastTime)}</p>
    ${when(rows.length > 0, () =>
      table({
        caption: "What is not as it was",
        columns: LAST_TIME_HEAD.map((title) => text(title)),
        rows,
        cards: true,
      }),
    )}`;
}

/** What became better or worse since the run before, as far as the record of this one knows it. */
export const sinceLastSection = ({ lastTime }: Readiness): Markup =>
  html`<section>
    <h2 id="since-last">Since last time</h2>
    ${lastTime === undefined ? html`<p>${NO_LAST_TIME}</p>` : changes(lastTime)}
  </section>`;
