import type { Readiness } from "../../model/readiness.ts";
import {
  tabletopCells,
  tabletopFinding,
  TABLETOP_HEAD,
  TABLETOP_NOTE,
  TABLETOP_TITLE,
} from "../rows/tabletop-rows.ts";
import { blocks, md, mdLink, mdTable } from "./escape.ts";

/** What no proxy can break, and whether people have talked about it; nothing where nothing is planned. */
export function tabletopPart({ tabletops = [] }: Readiness): string | undefined {
  if (tabletops.length === 0) return undefined;
  const rows = tabletops.map((found) => [
    mdLink(found.runbook, found.id),
    ...tabletopCells(found).map((cell) => md(cell)),
  ]);
  return blocks([
    `## ${TABLETOP_TITLE}`,
    `**${tabletopFinding(tabletops)}.** ${TABLETOP_NOTE}.`,
    mdTable(TABLETOP_HEAD, rows),
  ]);
}
