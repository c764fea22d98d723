import type { Readiness } from "../../model/readiness.ts";
import { bothSizes } from "../charts/chart-svg.ts";
import { latencyHeat } from "../charts/latency-heat.ts";
import { countFigure } from "../figures.ts";
import { GLOSSARY } from "../glossary.ts";
import { html, type Markup } from "../markup.ts";
import { latencyData, latencyFinding } from "../rows/latency-rows.ts";
import { chartFigure } from "./chart-figure.ts";
import { facts, number, table, text } from "./table.ts";

/** How the answers spread, for who wants more than percentiles. */
export function latencySection(readiness: Readiness): Markup {
  const { figures } = readiness;
  return html`<section>
    <h2 id="latency">How long the answers took</h2>
    ${
      figures === undefined
        ? html`<p>No call was measured.</p>`
        : chartFigure({
            finding: latencyFinding(figures),
            chart: bothSizes((size) => latencyHeat(readiness, figures, size)),
            caption: "The darker a cell, the larger its share of the answers of that part of the day.",
            data: latencyData(figures),
          })
    }
  </section>`;
}

/** The files that everything above was judged from. */
export function filesSection({ sealed, scenario }: Readiness): Markup {
  const rows = (sealed ?? []).map(({ file, lines, checksum }) => [file, countFigure(lines), checksum]);
  return html`<section>
    <h2 id="files">The record</h2>
    <p>
      Everything here is a function of the folder <code>record</code> beside this page:
      <code>gameday report</code> writes the same bytes from it again.
    </p>
    ${
      rows.length === 0
        ? html`<p>The record was never closed, so it has no checksums.</p>`
        : table({
            caption: "Checksums (CRC-32) against damage, as they stand in record/seal.json",
            columns: [text("File"), number("Lines"), text("Checksum")],
            rows,
          })
    }
    ${facts([["Scenario, SHA-256", scenario.sha256]])}
  </section>`;
}

export const glossarySection = (): Markup =>
  html`<section>
    <h2 id="glossary">Words</h2>
    ${facts(GLOSSARY)}
  </section>`;
