import { alertTrouble } from "../model/alert.ts";
import { durationText } from "../model/quantities.ts";
import type { BreakFinding, Readiness } from "../model/readiness.ts";

/** What became of the alert of one break, for people and for scripts. */
export interface AlertLine {
  readonly break: string;
  readonly alert: string;
  readonly firesAfterMs?: number;
  readonly burnRateAfterMs?: number;
  readonly alsoFiresIn: readonly string[];
  /** Why nobody should rely on it. */
  readonly trouble?: string;
}

function lineOf({ id, outcome, alert }: BreakFinding): readonly AlertLine[] {
  if (alert === undefined) return [];
  const { firesAfterMs, burnRateAfterMs } = alert.watch ?? {};
  const trouble = alertTrouble(alert, outcome === "withstood");
  return [
    {
      break: id,
      alert: alert.name,
      alsoFiresIn: alert.alsoFiresIn,
      ...(firesAfterMs === undefined ? {} : { firesAfterMs }),
      ...(burnRateAfterMs === undefined ? {} : { burnRateAfterMs }),
      ...(trouble === undefined ? {} : { trouble }),
    },
  ];
}

export const alertLines = ({ breaks }: Readiness): readonly AlertLine[] => breaks.flatMap(lineOf);

function words({ alert, firesAfterMs, burnRateAfterMs, alsoFiresIn, trouble }: AlertLine): string {
  const usual = burnRateAfterMs === undefined ? "never" : `after ${durationText(burnRateAfterMs)}`;
  const fires =
    firesAfterMs === undefined
      ? "silent in this run"
      : `fires ${durationText(firesAfterMs)} after the fault (the usual 30-day rule: ${usual})`;
  const others = alsoFiresIn.length === 0 ? [] : [`    also fires in: ${alsoFiresIn.join(", ")}`];
  const doubt = trouble === undefined ? [] : [`    ${trouble}`];
  return [`  ${trouble === undefined ? "✓" : "✗"} ${alert}: ${fires}`, ...others, ...doubt].join("\n");
}

/** A paragraph for each alert. */
export const alertText = (lines: readonly AlertLine[]): string => lines.map(words).join("\n");
