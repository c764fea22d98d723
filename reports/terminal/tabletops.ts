import type { Readiness } from "../../model/readiness.ts";
import { shortened } from "../printable.ts";
import { talkText, TABLETOP_TITLE } from "../rows/tabletop-rows.ts";
import type { Line } from "./lines.ts";

const LONGEST_ID = 40;
const LONGEST_TALK = 160;

/** What is only talked about, a line each; nothing where nothing is planned. */
export function tabletopLines({ tabletops = [] }: Readiness): readonly Line[] {
  if (tabletops.length === 0) return [];
  const rows = tabletops.map((found): Line => ({
    label: `– ${shortened(found.id, LONGEST_ID)}  `,
    text: `talked through: ${shortened(talkText(found), LONGEST_TALK)}`,
    indent: 2,
  }));
  return [{ text: TABLETOP_TITLE }, ...rows, { text: "" }];
}
