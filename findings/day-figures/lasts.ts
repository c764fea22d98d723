import type { PhaseLasts } from "../../model/day-figures.ts";
import type { BreakFinding, Readiness } from "../../model/readiness.ts";
import type { RunRecord } from "../../model/record.ts";
import { badShareOf, budgetLasts } from "../budget-lasts.ts";

/** How long the budget of the day would last in each phase in which the fault was on, nobody acting or with a fix. */
export function phaseLasts(
  record: RunRecord,
  found: Pick<Readiness, "day" | "mix" | "breaks">,
  calls: readonly string[],
): readonly PhaseLasts[] {
  const ofBreak = ({ id, phases, fixes }: BreakFinding): readonly PhaseLasts[] =>
    phases
      .filter(({ phase }) => phase === "during" || phase === "fixed")
      .flatMap((figures) => {
        const held = fixes.find((fix) => fix.id === figures.fix)?.held;
        const hasHeld = figures.phase === "fixed" && held !== undefined && held.sent > 0;
        const bad = hasHeld ? 1 - held.share : badShareOf(figures, calls);
        const lasts = bad === undefined ? undefined : budgetLasts(record, found, figures, bad);
        if (lasts === undefined) return [];
        return [{ break: id, ...(figures.fix === undefined ? {} : { fix: figures.fix }), lasts }];
      });
  return found.breaks.flatMap((one) => ofBreak(one));
}
