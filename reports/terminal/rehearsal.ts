import type { Readiness } from "../../model/readiness.ts";
import { shortened } from "../printable.ts";
import { rehearsalRows, spokenLines } from "../rehearsal-rows.ts";
import type { Line } from "./lines.ts";

const LONGEST_NAME = 46;

/** What people did, as lines; none for a run that the tool led itself. */
export function rehearsalLines({ rehearsal }: Readiness): readonly Line[] {
  if (rehearsal === undefined) return [];
  const rows = rehearsalRows(rehearsal).map(([name, text]) => [shortened(name, LONGEST_NAME), text] as const);
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    { text: "What people did, from the fault on" },
    ...rows.map(([name, text]): Line => ({ label: `${name.padEnd(width)}  `, text, indent: 2 })),
    ...spokenLines(rehearsal).map((text): Line => ({ text, indent: 2 })),
    { text: "" },
  ];
}
