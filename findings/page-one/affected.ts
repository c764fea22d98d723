import type { Affected } from "../../model/page-one.ts";
import type { BreakFinding, Readiness } from "../../model/readiness.ts";
import type { RunRecord } from "../../model/record.ts";
import { promisesOf } from "../alerts/promises.ts";
import { badShareOf, budgetLasts, plannedPerSecond } from "../budget-lasts.ts";

const round = (value: number): number => Math.round(value * 10) / 10;

type Told = Pick<Readiness, "day" | "mix">;

/** What the break does to the calls of its moment while nobody acts; nothing when no call was measured in it. */
export function affectedBy(found: BreakFinding, record: RunRecord, told: Told): Affected | undefined {
  const during = found.phases.find(({ phase }) => phase === "during");
  if (during === undefined || during.sent === 0) return undefined;
  const perSecond = plannedPerSecond(record, told, during);
  if (perSecond === undefined) return undefined;
  const share = 1 - during.share;
  const promises = promisesOf(record, told);
  const bad = badShareOf(
    during,
    promises.map(({ call }) => call),
  );
  const lasts = bad === undefined ? undefined : budgetLasts(record, told, during, bad);
  return {
    share,
    callsPerMinute: round(perSecond * 60),
    failingPerMinute: round(perSecond * 60 * share),
    ...(promises.length === 0 ? {} : { budget: promises.reduce((sum, one) => sum + one.budget, 0) }),
    ...(lasts === undefined ? {} : { budgetLasts: lasts }),
  };
}
