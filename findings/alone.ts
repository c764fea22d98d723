import type { PlannedBreak } from "../model/plan.ts";
import { durationText, shareText } from "../model/quantities.ts";
import type { AloneFinding, PhaseFigures } from "../model/readiness.ts";
import type { RunRecord } from "../model/record.ts";
import { LEAST_CALLS } from "./least-calls.ts";
import { phaseSpans } from "./phases.ts";
import { backToFull } from "./recovery.ts";

/** What it said of itself last, where that is not "full" though its calls may be good. */
function stateText({ states }: PhaseFigures): string {
  const state = states.at(-1);
  return state === undefined || state === "full" ? "" : `, and the service said "${state}"`;
}

/**
 * Did the service come back by itself once the fault was gone, before anybody did anything? Nothing where nobody
 * wanted to know, where too few calls were sent to tell, or where the run ended in between.
 */
export function aloneOf(
  planned: PlannedBreak,
  record: RunRecord,
  phases: readonly PhaseFigures[],
): AloneFinding | undefined {
  const figures = phases.find(({ phase }) => phase === "alone");
  const phase = `${planned.id}/alone`;
  if (figures === undefined || figures.sent < LEAST_CALLS) return undefined;
  if (phaseSpans(record).at(-1)?.phase === phase) return undefined;
  const off = record.events.find(
    ({ kind, at }) => kind === "fault-off" && at >= figures.from && at <= figures.to,
  );
  if (off === undefined) return undefined;
  const afterMs = backToFull(record, { phase, off: off.at, until: figures.to });
  if (afterMs !== undefined) {
    const text = `comes back by itself ${durationText(afterMs)} after the fault is gone`;
    return { cameBack: true, afterMs, text };
  }
  const watched = durationText(Math.round((figures.to - off.at) / 100) * 100);
  const good = `${shareText(figures.share)} of calls were good for ${watched}`;
  return {
    cameBack: false,
    text: `does not recover by itself: after the fault was gone ${good}${stateText(figures)}`,
  };
}
