import { provenText } from "../proven-text.ts";
import type { ReadRunbook } from "../read-runbook.ts";
import { createSearchIndex } from "../search/search-index.ts";
import { firstAction } from "../sections.ts";
import { dataElement, html, scriptElement, type Markup } from "./markup.ts";
import { page } from "./page.ts";
import { pageFile } from "./places.ts";
import { searchScript, searchSettings } from "./search-script.ts";

export interface SiteParts {
  /** The library that searches, as a script for pages. */
  readonly miniSearch: string;
  readonly sha256: (text: string) => string;
}

function item(runbook: ReadRunbook): Markup {
  const { id, title, symptoms, owner, severity, verification } = runbook.frontMatter;
  const { word, when } = provenText(runbook);
  return html`<li data-id="${id}">
    <h2><a href="${pageFile(runbook)}">${title}</a></h2>
    <p class="about">
      <span class="word ${verification.status}">${word}</span> ${when} · ${severity} · ${owner} · ${id}
    </p>
    <p class="now">Do this now: ${firstAction(runbook)}</p>
    ${symptoms.length === 0 ? undefined : html`<p class="about">People say: ${symptoms.map((one) => `“${one}”`).join(", ")}</p>`}
  </li>`;
}

/** The list of all runbooks; with scripts it can be searched, without them it is a list. */
export function indexPage(runbooks: readonly ReadRunbook[], { miniSearch, sha256 }: SiteParts): string {
  const script = `${miniSearch}\n${searchScript}`;
  const data = { settings: searchSettings, index: createSearchIndex(runbooks).asJson() };
  const main = html`<h1>Runbooks</h1>
    <form id="search" role="search" hidden>
      <label for="query">What do you see?</label>
      <input id="query" type="search" autocomplete="off" placeholder="calls not saving" autofocus />
      <p id="told" class="about" role="status"></p>
    </form>
    <ol class="found" id="found">
      ${runbooks.map((runbook) => item(runbook))}
    </ol>
    ${dataElement("search-data", data)}${scriptElement(script)}`;
  return page({ title: "Runbooks", main, scripts: `'sha256-${sha256(script)}'` });
}
