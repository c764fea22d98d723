import type { Readiness } from "../../model/readiness.ts";
import type { Tabletop } from "../../model/tabletop.ts";
import { readRunbook, renderTabletop, type ReadRunbook, type Templates } from "../../runbooks/index.ts";
import { lintedRunbook, lintRunbook } from "../../runbooks/lint/index.ts";
import { aReadinessForRunbooks } from "./a-readiness-for-runbooks.ts";
import { asFinding, aTabletop } from "./a-tabletop.ts";
import { shippedTemplates } from "./runbook-templates.ts";

const HASHES = { "name-gone": { people: "aa11" } };

/** A run with these tabletops, that knows what one of their runbooks rests on. */
export const readinessOf = (...tabletops: readonly Tabletop[]): Readiness =>
  aReadinessForRunbooks({
    tabletops: tabletops.map((one) => asFinding(one)),
    inputs: { file: "day.yaml", breaks: {}, tabletops: HASHES, files: [{ path: "service", sha256: "ff" }] },
  });

export const renderedTabletop = (
  tabletop: Tabletop = aTabletop(),
  templates: Templates = shippedTemplates(),
): string => renderTabletop(readinessOf(tabletop), tabletop.id, templates);

export const readTabletop = (tabletop: Tabletop = aTabletop(), templates?: Templates): ReadRunbook =>
  readRunbook(renderedTabletop(tabletop, templates), `${tabletop.id}.md`);

export const lintOf = (text: string) =>
  lintRunbook(lintedRunbook(text, "a.md"), { isFile: () => false, canAlert: false });
