import type { ReadRunbook } from "../read-runbook.ts";
import { html, ownCode } from "../site/markup.ts";
import { page } from "../site/page.ts";
import { toHtml } from "../site/to-html.ts";
import { aboutRunbook, restOf } from "./card-text.ts";
import { fitCard } from "./fit-card.ts";

const cardStyle = ownCode(`
@page { size: A5; margin: 7mm; }
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #000; font: 6.9pt/1.25 system-ui, "Segoe UI", Roboto, Arial, sans-serif; overflow-wrap: anywhere; }
main { width: 134mm; margin: 0 auto; }
h1 { font-size: 11pt; line-height: 1.15; margin: 0; }
h2 { font-size: 7.2pt; letter-spacing: 0.06em; text-transform: uppercase; margin: 1.3mm 0 0.3mm; padding-top: 0.6mm; border-top: 0.3mm solid #000; break-after: avoid; }
h3 { font-size: 7.2pt; margin: 0.5mm 0 0.2mm; break-after: avoid; }
p, ul, ol, blockquote { margin: 0.2mm 0; }
ul, ol { padding-left: 4mm; }
blockquote { padding-left: 2.5mm; border-left: 0.5mm solid #000; }
pre { margin: 0.5mm 0; padding: 0.7mm 1.2mm; border: 0.2mm solid #000; white-space: pre-wrap; }
code { font: 0.95em/1.25 ui-monospace, Menlo, Consolas, monospace; }
a { color: inherit; text-decoration: none; }
.about { font-size: 6.4pt; }
@media screen { main { margin: 7mm auto; } body { font-size: 10pt; } main { width: auto; max-width: 40rem; padding: 0 1rem; } }
`);

/** On paper no link leads anywhere. */
const nowhere = (): undefined => undefined;

/** The card as a page of one A5 sheet, to be printed. */
export function cardPage(runbook: ReadRunbook): string {
  const sections = fitCard(runbook).sections.map(
    ({ heading, chunks, isCut }) =>
      html`<section>
        <h2>${heading}</h2>
        ${chunks.map((chunk) => toHtml(chunk, nowhere))}${isCut ? html`<p>${restOf(runbook)}</p>` : undefined}
      </section>`,
  );
  const main = [
    html`<h1>${runbook.frontMatter.title}</h1>`,
    html`<p class="about">${aboutRunbook(runbook)}</p>`,
    ...sections,
  ];
  return page({ title: runbook.frontMatter.title, main, style: cardStyle });
}
