import type { Readiness } from "../../model/readiness.ts";
import { html, type Markup } from "../markup.ts";
import { accountingSection } from "../page/accounting-section.ts";
import { breakSections } from "../page/break-section.ts";
import { daySection } from "../page/day-section.ts";
import { evidenceSections } from "../page/evidence-section.ts";
import { matrixSection } from "../page/matrix-section.ts";
import { objectivesSection } from "../page/objectives-section.ts";
import { pageOne } from "../page/page-one.ts";
import { blockStyle } from "../page/style-blocks.ts";
import { mediaStyle } from "../page/style-media.ts";
import { tableStyle } from "../page/style-tables.ts";
import { textStyle } from "../page/style-text.ts";
import type { ReportFormat } from "../report-format.ts";

const CONTENTS: readonly (readonly [string, string])[] = [
  ["gates", "Gates"],
  ["day", "The day"],
  ["breaks", "Breaks"],
  ["each-break", "Each break"],
  ["objectives", "Promises"],
  ["calls", "Calls"],
  ["writes", "Writes"],
  ["healed", "Healing"],
  ["not-tested", "Not tested"],
  ["method", "Method"],
  ["repeat", "Repeat"],
];

const contents = (): Markup =>
  html`<nav aria-label="Contents">${CONTENTS.map(([id, name]) => html`<a href="#${id}">${name}</a> `)}</nav>`;

const head = (readiness: Readiness): Markup =>
  html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
    <title>${readiness.verdict}: ${readiness.scenario.title}</title>
    ${textStyle}${blockStyle}${tableStyle}${mediaStyle}
  </head>`;

const page = (readiness: Readiness): Markup =>
  html`<!doctype html>
    <html lang="en">
      ${head(readiness)}
      <body>
        <main>
          ${pageOne(readiness)}${contents()}${daySection(readiness)}${matrixSection(readiness)}
          ${breakSections(readiness)}${objectivesSection(readiness)}${accountingSection(readiness)}
          ${evidenceSections(readiness)}
        </main>
      </body>
    </html>`;

/** One file that needs nothing else: no script, no network, and readable with its styles taken away. */
export const htmlFormat: ReportFormat = {
  name: "html",
  extension: "html",
  render: (readiness) => `${page(readiness).text.trim()}\n`,
};
