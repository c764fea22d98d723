import { readBlocks } from "../markdown/read-blocks.ts";
import type { ReadRunbook } from "../read-runbook.ts";
import { html } from "./markup.ts";
import { page } from "./page.ts";
import { linksOf } from "./places.ts";
import { anchorOf, toHtml } from "./to-html.ts";

/** The page of one runbook: no script is on it. */
export function runbookPage(runbook: ReadRunbook, runbooks: readonly ReadRunbook[]): string {
  const { frontMatter, sections, status } = runbook;
  const target = linksOf(runbook, runbooks);
  const contents = sections.map(({ heading }) => html`<a href="#${anchorOf(heading)}">${heading}</a> `);
  const lead = readBlocks(status).flatMap((block) => (block.kind === "quote" ? block.blocks : [block]));
  const main = [
    html`<nav aria-label="All runbooks"><a href="../index.html">All runbooks</a></nav>`,
    html`<h1>${frontMatter.title}</h1>`,
    html`<blockquote class="status ${frontMatter.verification.status}">${toHtml(lead, target)}</blockquote>`,
    html`<nav aria-label="Contents">${contents}</nav>`,
    ...sections.map(
      ({ heading, text }) =>
        html`<h2 id="${anchorOf(heading)}">${heading}</h2>
          ${toHtml(readBlocks(text), target)}`,
    ),
  ];
  return page({ title: frontMatter.title, main });
}
