import type { Readiness } from "../../model/readiness.ts";
import { html, when, type Markup } from "../markup.ts";
import { unbroken } from "../printable.ts";
import { differences, untestedThings } from "../rows/untested-rows.ts";

const list = (items: readonly string[]): Markup =>
  html`<ul>
    ${items.map((item) => html`<li>${unbroken(item)}</li> `)}
  </ul>`;

/** Where the reach of the numbers ends, in plain words. */
export function untestedSections(readiness: Readiness): Markup {
  const [untested, differs] = [untestedThings(readiness), differences(readiness)];
  const { troubles } = readiness;
  return html`<section>
      <h2 id="not-tested">What we did not test</h2>
      ${untested.length === 0 ? html`<p>Nothing was named.</p>` : list(untested)}
      ${when(
        troubles.length > 0,
        () =>
          html`<h3>Trouble during the run</h3>
            ${list(troubles)}`,
      )}
    </section>
    <section>
      <h2 id="differs">What differs from production</h2>
      ${differs.length === 0 ? html`<p>Nothing was named.</p>` : list(differs)}
    </section>`;
}
