import { durationText, shareText } from "../model/quantities.ts";
import type { Verdict } from "../model/readiness.ts";
import type { CallRow, RunRecord } from "../model/record.ts";
import type { Objective } from "../model/traffic.ts";
import { LEAST_CALLS } from "./least-calls.ts";
import { tallyOf } from "./tally.ts";

/** Fewer calls than this prove no promise about the day. */
export const LEAST_FOR_PROMISE = 100;

/** Calls outside of faults: the day itself, and the baseline in front of each break. */
export const isUndisturbed = ({ phase }: Pick<CallRow, "phase">): boolean =>
  phase === "day" || phase.endsWith("/before");

export const promiseText = ({ calls, good, share }: Objective): string =>
  `${shareText(share)} of ${calls} answered ${good.status} within ${durationText(good.within)}`;

/** Judges one promise over the given rows: too little evidence is never a pass. */
export function judgeObjective(objective: Objective, rows: readonly CallRow[]): Verdict {
  const tally = tallyOf(rows.filter((row) => row.call === objective.calls));
  const kept = tally.share >= objective.share ? "kept" : "broken";
  return {
    objective: objective.id,
    calls: objective.calls,
    promise: promiseText(objective),
    within: objective.good.within,
    kind: tally.sent < LEAST_FOR_PROMISE ? "inconclusive" : kept,
    sent: tally.sent,
    good: tally.good,
    share: tally.share,
    wanted: objective.share,
  };
}

/** The promises of the plan, judged over the calls that no fault touched. */
export function judgeObjectives(record: RunRecord): readonly Verdict[] {
  const rows = record.calls.filter((row) => isUndisturbed(row) && row.class === "within");
  return record.plan.objectives.map((objective) => judgeObjective(objective, rows));
}

/** Did these calls, seldom ones too, keep every promise? Too few calls of all names keep none. */
export function everyPromiseKept(objectives: readonly Objective[], rows: readonly CallRow[]): boolean {
  const verdicts = objectives.map((objective) => judgeObjective(objective, rows));
  const sent = verdicts.reduce((sum, verdict) => sum + verdict.sent, 0);
  return (
    sent >= LEAST_CALLS && verdicts.every(({ sent: calls, share, wanted }) => calls === 0 || share >= wanted)
  );
}
