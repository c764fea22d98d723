import { shareText } from "../model/quantities.ts";
import type { CheckFigures, Verdict } from "../model/readiness.ts";
import type { CheckRow, RunRecord } from "../model/record.ts";
import type { CheckPromise } from "../model/traffic.ts";
import { ratio } from "../model/units.ts";
import { isUndisturbed, LEAST_FOR_PROMISE } from "./objectives.ts";
import { groupBy } from "./tally.ts";

/** The checks of a phase that were made within it for sure. */
export const checksIn = ({ checks = [] }: RunRecord, phase: string): readonly CheckRow[] =>
  checks.filter((row) => row.phase === phase && row.class === "within");

function figuresOf(check: string, rows: readonly CheckRow[]): CheckFigures {
  let [passed, failed] = [0, 0];
  for (const row of rows) {
    if (row.check !== check) continue;
    passed += row.passed;
    failed += row.failed;
  }
  const made = passed + failed;
  return { check, made, passed, share: ratio(made === 0 ? 0 : passed / made) };
}

/** The figures of each check, in the order in which they first appear. */
export const checkFigures = (rows: readonly CheckRow[]): readonly CheckFigures[] =>
  [...groupBy(rows, ({ check }) => check)].map(([check, group]) => figuresOf(check, group));

function judgeCheck({ id, check, share: wanted }: CheckPromise, rows: readonly CheckRow[]): Verdict {
  const { made, passed, share } = figuresOf(check, rows);
  return {
    objective: id,
    calls: check,
    promise: `${shareText(wanted)} of the checks "${check}" passed`,
    kind: made < LEAST_FOR_PROMISE ? "inconclusive" : share >= wanted ? "kept" : "broken",
    sent: made,
    good: passed,
    share,
    wanted,
  };
}

/** The promises about checks, judged over what no fault touched. */
export function judgeChecks({ plan, checks = [] }: RunRecord): readonly Verdict[] {
  const rows = checks.filter((row) => isUndisturbed(row) && row.class === "within");
  return (plan.checks ?? []).map((promise) => judgeCheck(promise, rows));
}

/** Did these checks, seldom ones too, keep every promise about them? */
export const everyCheckKept = ({ plan }: RunRecord, rows: readonly CheckRow[]): boolean =>
  (plan.checks ?? [])
    .map((promise) => judgeCheck(promise, rows))
    .every(({ sent, share, wanted }) => sent === 0 || share >= wanted);
