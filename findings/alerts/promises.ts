import type { AlertRule } from "../../model/alert.ts";
import type { BreakFinding, Readiness } from "../../model/readiness.ts";
import type { RunRecord } from "../../model/record.ts";
import type { Allowance } from "./burn-rate.ts";

/** What the objectives forgive the calls of one name. */
export interface CallPromise extends Allowance {
  readonly budget: number;
}

/** The calls of the real day: a run of fewer stands for all of them. */
export const callsOfDay = ({ traffic }: RunRecord["plan"], counted: number): number =>
  traffic.callsOfDay ?? (traffic.script === undefined ? traffic.calls : counted);

/** How many calls of the day each call of the run stands for. */
export const scaleOf = ({ plan: { traffic } }: RunRecord): number =>
  traffic.callsOfDay === undefined ? 1 : traffic.callsOfDay / Math.max(1, traffic.calls);

/** What the objectives forgive the calls of each name; the strictest where there are two. */
export function promisesOf(
  { plan }: RunRecord,
  { day, mix }: Pick<Readiness, "day" | "mix">,
): readonly CallPromise[] {
  const weights = mix.reduce((sum, { weight }) => sum + weight, 0);
  return [...new Set(plan.objectives.map(({ calls }) => calls))].map((call) => {
    const share =
      1 - Math.max(...plan.objectives.filter(({ calls }) => calls === call).map((one) => one.share));
    const weight = mix.find(({ name }) => name === call)?.weight ?? 0;
    const planned = weights > 0 ? (callsOfDay(plan, day.calls) * weight) / weights : 0;
    return { call, share, budget: Math.floor(planned * share + 1e-6) };
  });
}

/** The promises that the break made the system miss, or all where it hurt none. */
export function hurtBy({ phases }: BreakFinding, promises: readonly CallPromise[]): readonly CallPromise[] {
  const during = phases.find(({ phase }) => phase === "during")?.byCall ?? [];
  const hurt = promises.filter(({ call, share }) =>
    during.some((one) => one.call === call && one.sent > 0 && one.share < 1 - share),
  );
  return hurt.length === 0 ? promises : hurt;
}

export const ruleFor = (promises: readonly CallPromise[]): AlertRule => ({
  calls: promises.map(({ call }) => call),
  budget: promises.reduce((sum, { budget }) => sum + budget, 0),
});
