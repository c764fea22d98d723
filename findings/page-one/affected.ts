import type { Affected } from "../../model/page-one.ts";
import type { BreakFinding, Readiness } from "../../model/readiness.ts";
import type { RunRecord } from "../../model/record.ts";
import { promisesOf, scaleOf } from "../alerts/promises.ts";

const MINUTE_MS = 60_000;
const round = (value: number): number => Math.round(value * 10) / 10;

type Told = Pick<Readiness, "day" | "mix">;

/** Calls planned for each second of the day, in its own time, while the fault was on for the first time. */
function plannedPerSecond(id: string, record: RunRecord, { day }: Told): number | undefined {
  const window = day.windows.find((one) => one.break === id);
  if (window === undefined) return undefined;
  const points = day.points.filter(
    ({ second }) => (second + 1) * 1000 > window.from && second * 1000 < window.to,
  );
  if (points.length === 0) return undefined;
  const mean = points.reduce((sum, { planned }) => sum + planned, 0) / points.length;
  return (mean * scaleOf(record)) / Math.max(1e-9, day.compression);
}

/** What the break does to the calls of its moment while nobody acts; nothing when no call was measured in it. */
export function affectedBy(found: BreakFinding, record: RunRecord, told: Told): Affected | undefined {
  const during = found.phases.find(({ phase }) => phase === "during");
  const perSecond = plannedPerSecond(found.id, record, told);
  if (during === undefined || during.sent === 0 || perSecond === undefined) return undefined;
  const share = 1 - during.share;
  const callsPerMinute = perSecond * 60;
  const failing = callsPerMinute * share;
  const promises = promisesOf(record, told);
  const budget = promises.reduce((sum, one) => sum + one.budget, 0);
  return {
    share,
    callsPerMinute: round(callsPerMinute),
    failingPerMinute: round(failing),
    ...(promises.length === 0 ? {} : { budget }),
    ...(promises.length === 0 || failing <= 0
      ? {}
      : { budgetLastsMs: Math.round((budget / failing) * MINUTE_MS) }),
  };
}
