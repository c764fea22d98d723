import type { Readiness } from "../model/readiness.ts";
import { countFigure } from "./figures.ts";

/** What became of the junk, and where it counts; nothing where none was planned. */
export function junkText({ junk }: Readiness): string | undefined {
  if (junk === undefined) return undefined;
  const { names, planned, sent, answered } = junk;
  return `${countFigure(planned)} of the planned calls are junk (${names.join(", ")}): ${countFigure(sent)} sent, ${countFigure(answered)} of them answered. Junk counts in these sums and in promises that name it, and nowhere else.`;
}
