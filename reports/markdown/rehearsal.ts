import type { Readiness } from "../../model/readiness.ts";
import { rehearsalRows, spokenLines } from "../rehearsal-rows.ts";
import { blocks, md, mdList, mdTable } from "./escape.ts";

/** What people did; nothing for a run that the tool led itself. */
export function rehearsalPart({ rehearsal }: Readiness): string | undefined {
  if (rehearsal === undefined) return undefined;
  const rows = rehearsalRows(rehearsal).map(([name, value]) => [md(name), md(value)]);
  const spoken = spokenLines(rehearsal).map((line) => md(line));
  return blocks([
    "## What people did",
    mdTable(["What", "From the fault on"], rows),
    spoken.length === 0 ? "Nothing was noted." : mdList(spoken),
  ]);
}
