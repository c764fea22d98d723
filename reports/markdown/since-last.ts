import type { Readiness } from "../../model/readiness.ts";
import { LAST_TIME_HEAD, lastTimeFinding, lastTimeRows, NO_LAST_TIME } from "../rows/last-time-rows.ts";
import { blocks, md, mdTable } from "./escape.ts";

/** What became better or worse since the run before, as far as the record of this one knows it. */
export function sinceLastPart({ lastTime }: Readiness): string {
  const heading = "## Since last time";
  if (lastTime === undefined) return blocks([heading, NO_LAST_TIME]);
  const rows = lastTimeRows(lastTime).map(({ what, about, word, cells }) => [
    md(what),
    md(about),
    `${word.sign} ${word.text}`,
    ...cells.map((cell) => md(cell)),
  ]);
  return blocks([
    heading,
    `**${md(lastTimeFinding(lastTime))}.**`,
    rows.length === 0 ? undefined : mdTable(LAST_TIME_HEAD, rows),
  ]);
}
