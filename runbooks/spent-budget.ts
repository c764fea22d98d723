import type { BreakFinding, PhaseFigures, Readiness, Verdict } from "../model/readiness.ts";
import type { Budget } from "./context-schema.ts";

function plannedCalls({ day, mix }: Readiness, name: string): number {
  const weights = mix.reduce((sum, { weight }) => sum + weight, 0);
  const weight = mix.find((call) => call.name === name)?.weight ?? 0;
  return weights > 0 ? (day.calls * weight) / weights : 0;
}

/**
 * planned = calls of the day × weight ÷ all weights
 * allowed = planned × (1 − wanted)       bad calls that the objective forgives over the whole day
 * rate    = bad ÷ (lasted × compression) bad calls per millisecond of the day, at the pace of the break
 * goneIn  = allowed ÷ rate
 */
function budgetOf(verdict: Verdict, during: PhaseFigures, readiness: Readiness): Budget | undefined {
  // A check is no call, though it may be called like one.
  if (verdict.within === undefined) return undefined;
  const figures = during.byCall.find(({ call }) => call === verdict.calls);
  const lasted = (during.to - during.from) * readiness.day.compression;
  if (figures === undefined || !(lasted > 0)) return undefined;
  const allowed = Math.floor(plannedCalls(readiness, verdict.calls) * (1 - verdict.wanted) + 1e-6);
  const rate = (figures.sent - figures.good) / lasted;
  const goneInMs = allowed / rate;
  if (!Number.isFinite(goneInMs) || allowed <= 0) return undefined;
  return { calls: verdict.calls, promise: verdict.promise, badCalls: allowed, goneInMs };
}

/** How long the error budget of the day would last if the break stayed on, the shortest first. */
export function spentBudgets(readiness: Readiness, finding: BreakFinding): Budget[] {
  const during = finding.phases.find(({ phase }) => phase === "during");
  if (during === undefined || during.sent === 0) return [];
  return readiness.verdicts
    .flatMap((verdict) => budgetOf(verdict, during, readiness) ?? [])
    .sort((a, b) => a.goneInMs - b.goneInMs);
}
