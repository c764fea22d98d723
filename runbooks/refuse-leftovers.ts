import { DATA_BEGINS, DATA_ENDS } from "./escape-markdown.ts";

const DATA = new RegExp(`${DATA_BEGINS}[^${DATA_ENDS}]*${DATA_ENDS}`, "gu");
const MARKS = new RegExp(`[${DATA_BEGINS}${DATA_ENDS}]`, "gu");
const LEFTOVERS = ["undefined", "NaN", "[object Object]", "Invalid Date", "{{", "}}"];

/**
 * Refuses a text in which the template itself left something behind; what stands between the marks came from the
 * outside and may say anything. Returns the text without the marks.
 */
export function refuseLeftovers(marked: string): string {
  const own = marked.replaceAll(DATA, "");
  const left = LEFTOVERS.find((leftover) => own.includes(leftover));
  if (left !== undefined) throw new Error(`A runbook would say "${left}".`);
  return marked.replaceAll(MARKS, "");
}
