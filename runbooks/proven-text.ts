import { dateText, dayOf } from "./dates.ts";
import type { ReadRunbook } from "./read-runbook.ts";
import { isTabletop } from "./tabletop/is-tabletop.ts";

/** How far a runbook is proven, in a word, and since when. */
export function provenText(runbook: ReadRunbook): { readonly word: string; readonly when: string } {
  const { verification, last_reviewed_on: reviewed } = runbook.frontMatter;
  const word = verification.status.toUpperCase().replace("-", " ");
  if (!isTabletop(runbook)) return { word, when: dateText(verification.on.slice(0, 10)) };
  const talked = dayOf(reviewed) === "unknown" ? "no talk yet" : `talked through ${dateText(reviewed)}`;
  return { word, when: `never run, ${talked}` };
}
