import { durationText } from "../../model/quantities.ts";
import type { TabletopFinding } from "../../model/tabletop.ts";
import { times } from "../figures.ts";

export const TABLETOP_TITLE = "Talked through, not run";

export const TABLETOP_NOTE =
  "Nothing of these was executed. They prove nothing, and they are in no gate and in no score";

export const TABLETOP_HEAD = [
  "Tabletop",
  "What people see",
  "Severity",
  "Owner",
  "Why it was not run",
  "Talked through",
];

/** When, and by whom; "not yet" where nobody did. */
export function talkText({ talked }: TabletopFinding): string {
  if (talked === undefined) return "not yet";
  const took = talked.took === undefined ? "" : `, in ${durationText(talked.took)}`;
  return `on ${talked.on} by ${talked.by}${took}`;
}

/** The cells behind the name of each. */
export const tabletopCells = (found: TabletopFinding): readonly string[] => [
  found.symptom,
  found.severity,
  found.owner,
  found.cannot,
  talkText(found),
];

export function tabletopFinding(found: readonly TabletopFinding[]): string {
  const talked = found.filter((one) => one.talked !== undefined).length;
  return `${talked} of ${times(found.length, "tabletop")} talked through, none of them run`;
}
