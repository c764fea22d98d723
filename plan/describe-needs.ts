import { isHttpToxic } from "../model/http-toxic.ts";
import type { Plan } from "../model/plan.ts";

/** What a plan cannot do without, in a line; most need nothing. */
export function needLines({ breaks }: Plan): readonly string[] {
  const ids = breaks
    .filter(({ changes }) =>
      changes.some((change) => change.kind === "toxic" && isHttpToxic(change.toxic.type)),
    )
    .map(({ id }) => id);
  if (ids.length === 0) return [];
  const breakSome = ids.length === 1 ? "breaks" : "break";
  return [
    `Needs     the embedded Toxiproxy, not --toxiproxy server: ${ids.join(", ")} ${breakSome} single calls, which only that can`,
  ];
}
