import type { Readiness } from "../../model/readiness.ts";
import { bothSizes } from "../charts/chart-svg.ts";
import { recoveryBars } from "../charts/recovery-bars.ts";
import { html, type Markup } from "../markup.ts";
import {
  RECOVERY_HEAD,
  RECOVERY_NOTE,
  recoveryData,
  recoveryFinding,
  recoveryRows,
} from "../rows/recovery-rows.ts";
import { chartFigure } from "./chart-figure.ts";
import { table, text } from "./table.ts";

/** How long each way back took, and how long it may take. */
export function recoverySection(readiness: Readiness): Markup {
  if (readiness.breaks.length === 0) {
    return html`<section>
      <h2 id="recovery">How long it took to come back</h2>
      <p>${recoveryFinding(readiness)}.</p>
    </section>`;
  }
  return html`<section>
    <h2 id="recovery">How long it took to come back</h2>
    ${chartFigure({
      finding: recoveryFinding(readiness),
      chart: bothSizes((size) => recoveryBars(readiness, size)),
      caption: RECOVERY_NOTE,
      data: recoveryData(readiness),
    })}
    ${table({
      caption: "Each stretch, and how long it may take",
      columns: RECOVERY_HEAD.map((title) => text(title)),
      rows: recoveryRows(readiness),
      cards: true,
    })}
  </section>`;
}
