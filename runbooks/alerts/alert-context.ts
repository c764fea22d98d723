import { ALERT_STEP_MS, type AlertWatch } from "../../model/alert.ts";
import { durationText } from "../../model/quantities.ts";
import type { BreakFinding, Readiness } from "../../model/readiness.ts";
import type { AlertContext } from "./alert-schema.ts";
import { watchSentence } from "./alert-text.ts";
import { goodShareExpression } from "./expression.ts";
import { metricOf } from "./rules.ts";

/** When it is silent again, told from what ended it. */
function endingOf({ firesAfterMs, silentAfterMs, replay }: AlertWatch): string | null {
  if (firesAfterMs === undefined) return null;
  if (silentAfterMs === undefined) return "it still fires where the record ends";
  const offAfterMs = (replay.faultOff - replay.faultOn) * ALERT_STEP_MS;
  if (silentAfterMs <= offAfterMs) return "it falls silent while the fault is still on";
  return `it falls silent ${durationText(silentAfterMs - offAfterMs)} after the fault is gone`;
}

/** The alert of a break as its runbook shows it. */
export function alertContext(readiness: Readiness, { alert }: BreakFinding): AlertContext | null {
  if (alert === undefined) return null;
  const { watch, within, alsoFiresIn } = alert;
  const firesAfterMs = watch?.firesAfterMs ?? null;
  return {
    name: alert.name,
    sentence: watchSentence({ ...alert, alsoFiresIn: [] }),
    alertWithinMs: within,
    firesAfterMs,
    isTested: watch !== undefined,
    isLate: firesAfterMs !== null && firesAfterMs > within,
    alsoFiresIn: alsoFiresIn.length === 0 ? null : alsoFiresIn.join(", "),
    hasBurnRate: watch?.burnRateAfterMs !== undefined,
    burnRateAfterMs: watch?.burnRateAfterMs ?? null,
    ending: watch === undefined ? null : endingOf(watch),
    goodShare: goodShareExpression(alert.rule, metricOf(readiness)),
  };
}
