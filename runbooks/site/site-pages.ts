import type { ReadRunbook } from "../read-runbook.ts";
import { indexPage, type SiteParts } from "./index-page.ts";
import { pageFile } from "./places.ts";
import { runbookPage } from "./runbook-page.ts";

/** The files of a site by their path in its folder; the same runbooks give the same bytes. */
export const sitePages = (runbooks: readonly ReadRunbook[], parts: SiteParts): ReadonlyMap<string, string> =>
  new Map([
    ["index.html", indexPage(runbooks, parts)],
    ...runbooks.map((runbook) => [pageFile(runbook), runbookPage(runbook, runbooks)] as const),
  ]);
