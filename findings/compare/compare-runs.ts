import type { ComparedRun, Comparison, Difference } from "../../model/comparison.ts";
import { countText } from "../../model/quantities.ts";
import type { LedgerCount, RunRecord } from "../../model/record.ts";
import { judgedChange, trendOf } from "./change.ts";
import { breakDifferences } from "./compare-break.ts";
import { JudgedRun } from "./judged-run.ts";
import { gateDifferences, verdictDifference } from "./judgements.ts";
import { latencyDifference, shareDifference } from "./measures.ts";
import { planDifferences, settingDifferences } from "./plan-differences.ts";
import { latency } from "./quantile-interval.ts";
import { goodShare } from "./share-interval.ts";

type Runs = readonly [JudgedRun, JudgedRun];

const asPass = (kind: string): boolean | "inconclusive" =>
  kind === "inconclusive" ? "inconclusive" : kind === "kept";

/** Whether a promise was kept outside of the faults, and how well. */
function promiseDifferences(runs: Runs): readonly Difference[] {
  const [first, second] = runs;
  return first.readiness.verdicts.flatMap((verdict) => {
    const other = second.readiness.verdicts.find(({ objective }) => objective === verdict.objective);
    if (other === undefined) return [];
    const [left, right] = runs.map((run) => goodShare(run.undisturbed(verdict.calls)));
    const judged: Difference = {
      about: "promises",
      what: verdict.promise,
      first: { text: verdict.kind },
      second: { text: other.kind },
      change: judgedChange(asPass(verdict.kind), asPass(other.kind)),
    };
    return [judged, ...shareDifference({ about: "promises", what: `good ${verdict.calls}` }, left, right)];
  });
}

const QUANTILES = [
  { name: "p50", share: 0.5 },
  { name: "p99", share: 0.99 },
] as const;

/** How long answers took that no fault touched, call by call. */
function latencyDifferences(runs: Runs): readonly Difference[] {
  return runs[0].readiness.mix.flatMap(({ name: call }) => {
    const [first = [], second = []] = runs.map((run) => run.undisturbed(call));
    return QUANTILES.flatMap(({ name, share }) =>
      latencyDifference(
        { about: "latency", what: `${call} ${name}` },
        latency(first, share),
        latency(second, share),
      ),
    );
  });
}

const WRITES = ["lost", "doubled"] as const;

/** Writes are counted, not sampled: one more lost write is one more. */
function writeDifferences(
  first: LedgerCount | undefined,
  second: LedgerCount | undefined,
): readonly Difference[] {
  if (first === undefined || second === undefined) return [];
  return WRITES.map((what): Difference => {
    const [before, after] = [first[what], second[what]];
    const both = {
      about: "writes",
      what: `writes ${what}`,
      first: { text: countText(before), value: before },
      second: { text: countText(after), value: after },
    };
    if (before === after) return { ...both, change: "unchanged" };
    if (before === 0 || after === 0) return { ...both, change: before === 0 ? "new" : "fixed" };
    return { ...both, change: after < before ? "better" : "worse" };
  });
}

const comparedRun = ({ readiness: { run, startedAt, verdict } }: JudgedRun): ComparedRun => ({
  run,
  startedAt,
  verdict,
});

/** Two runs side by side; what only one of them measured is left out. */
export function compareRuns(firstRecord: RunRecord, secondRecord: RunRecord): Comparison {
  const runs = [new JudgedRun(firstRecord), new JudgedRun(secondRecord)] as const;
  const [first, second] = runs;
  const differences = [
    verdictDifference(first.readiness, second.readiness),
    ...gateDifferences(first.readiness, second.readiness),
    ...breakDifferences(runs),
    ...promiseDifferences(runs),
    ...latencyDifferences(runs),
    ...writeDifferences(first.readiness.ledger, second.readiness.ledger),
  ];
  return {
    first: comparedRun(first),
    second: comparedRun(second),
    trend: trendOf(differences),
    plans: planDifferences(firstRecord.plan, secondRecord.plan),
    around: settingDifferences(firstRecord, secondRecord),
    differences,
  };
}
