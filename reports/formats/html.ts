import type { Readiness } from "../../model/readiness.ts";
import { html, type Markup } from "../markup.ts";
import { accountingSection } from "../page/accounting-section.ts";
import { filesSection, glossarySection, latencySection } from "../page/appendix-section.ts";
import { breakSections } from "../page/break-section.ts";
import { budgetSection } from "../page/budget-section.ts";
import { capacitySection } from "../page/capacity-section.ts";
import { contents } from "../page/contents.ts";
import { daySection } from "../page/day-section.ts";
import { detectionSection } from "../page/detection-section.ts";
import { healingSection, methodSection, repeatSection } from "../page/evidence-section.ts";
import { healthSection } from "../page/health-section.ts";
import { matrixSection } from "../page/matrix-section.ts";
import { notesSection } from "../page/notes-section.ts";
import { objectivesSection } from "../page/objectives-section.ts";
import { pageOne } from "../page/page-one.ts";
import { peopleSection } from "../page/people-section.ts";
import { recoverySection } from "../page/recovery-section.ts";
import { rehearsalSection } from "../page/rehearsal-section.ts";
import { verdictTitle } from "../rehearsal-rows.ts";
import { sinceLastSection } from "../page/since-last-section.ts";
import { blockStyle } from "../page/style-blocks.ts";
import { chartStyle } from "../page/style-charts.ts";
import { mediaStyle } from "../page/style-media.ts";
import { printStyle } from "../page/style-print.ts";
import { tableStyle } from "../page/style-tables.ts";
import { tabletopSection } from "../page/tabletop-section.ts";
import { textStyle } from "../page/style-text.ts";
import { untestedSections } from "../page/untested-section.ts";
import type { ReportFormat } from "../report-format.ts";

const head = (readiness: Readiness): Markup =>
  html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
    <title>${verdictTitle(readiness)}: ${readiness.scenario.title}</title>
    ${textStyle}${blockStyle}${tableStyle}${chartStyle}${mediaStyle}${printStyle}
  </head>`;

/** What a lead asks next, in the order in which leads ask it. */
const behindPageOne = (readiness: Readiness): Markup =>
  html`${rehearsalSection(readiness)}${daySection(readiness)}${notesSection(readiness)}${matrixSection(readiness)}
  ${budgetSection(readiness)}${recoverySection(readiness)}${capacitySection(readiness)}
  ${detectionSection(readiness)}${healthSection(readiness)}${peopleSection(readiness)}${tabletopSection(readiness)}
  ${untestedSections(readiness)}${sinceLastSection(readiness)}`;

/** For who has to check it, or to do it again. */
const appendix = (readiness: Readiness): Markup =>
  html`<h2 id="appendix" class="part">Appendix</h2>
    ${breakSections(readiness)}${objectivesSection(readiness)}${accountingSection(readiness)}
    ${healingSection(readiness)}${latencySection(readiness)}${methodSection(readiness)}
    ${filesSection(readiness)}${repeatSection(readiness)}${glossarySection()}`;

const page = (readiness: Readiness): Markup =>
  html`<!doctype html>
    <html lang="en">
      ${head(readiness)}
      <body>
        <main>
          <div class="first">${pageOne(readiness)}</div>
          ${contents(readiness)}${behindPageOne(readiness)}${appendix(readiness)}
        </main>
      </body>
    </html>`;

/** One file that needs nothing else: no script, no network, and readable with its styles taken away. */
export const htmlFormat: ReportFormat = {
  name: "html",
  extension: "html",
  render: (readiness) => `${page(readiness).text.trim()}\n`,
};
