import type { Readiness } from "../../model/readiness.ts";
import { html, type Markup } from "../markup.ts";
import { capacityFinding, capacityRows } from "../rows/capacity-rows.ts";
import { facts } from "./table.ts";

/** What the system was asked to carry, and where our knowledge ends. */
export const capacitySection = (readiness: Readiness): Markup =>
  html`<section>
    <h2 id="capacity">How much it carries</h2>
    <p class="finding">${capacityFinding(readiness)}</p>
    ${facts(capacityRows(readiness))}
  </section>`;
