import { dateText } from "./dates.ts";
import type { Conflict } from "./publish.ts";
import type { ReadRunbook } from "./read-runbook.ts";

/** Why a runbook should not take the place of the one that is published: it knows less. */
export function setbackOf(published: ReadRunbook, fresh: ReadRunbook): readonly Conflict[] {
  const [old, now] = [published.frontMatter.verification, fresh.frontMatter.verification];
  if (now.status === "inconclusive" && old.status !== "inconclusive") {
    const what = `run ${now.run} could not decide this break; the published one is ${old.status}`;
    return [{ line: 1, what, difference: [] }];
  }
  if (!(Date.parse(now.on) < Date.parse(old.on))) return [];
  const what = `it is of ${dateText(old.on)}, newer than run ${now.run} of ${dateText(now.on)}`;
  return [{ line: 1, what, difference: [] }];
}
