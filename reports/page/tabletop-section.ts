import type { Readiness } from "../../model/readiness.ts";
import { html, link, type Markup } from "../markup.ts";
import {
  tabletopCells,
  tabletopFinding,
  TABLETOP_HEAD,
  TABLETOP_NOTE,
  TABLETOP_TITLE,
} from "../rows/tabletop-rows.ts";
import { table, text } from "./table.ts";

/** What no proxy can break, and whether people have talked about it; nothing where nothing is planned. */
export function tabletopSection({ tabletops = [] }: Readiness): Markup {
  if (tabletops.length === 0) return html``;
  return html` <section>
    <h2 id="tabletops">${TABLETOP_TITLE}</h2>
    <p class="finding">${tabletopFinding(tabletops)}</p>
    ${table({
      caption: TABLETOP_NOTE,
      columns: TABLETOP_HEAD.map((title) => text(title)),
      rows: tabletops.map((found) => [link(found.runbook, found.id), ...tabletopCells(found)]),
      cards: true,
    })}
  </section>`;
}
