import type { BreakFinding, Gate, Readiness, Verdict } from "../../model/readiness.ts";
import type { RunRecord } from "../../model/record.ts";
import { judgeRun } from "../judge-run.ts";
import { mustBeJudgeable } from "./must-be-judgeable.ts";
import { errorOf, recounted, type OtherPromises } from "./recount.ts";

/** Where the promises come from. */
export interface OtherSource {
  readonly file: string;
  readonly sha256: string;
}

const UNDECIDED = "the record does not tell which of its answers were both in time and of the right status";

/** Judged with what was surely good, and with all that may have been. */
interface Bounds {
  readonly low: Readiness;
  readonly high: Readiness;
}

function verdictsOf({ low, high }: Bounds): readonly Verdict[] {
  return low.verdicts.map((verdict) => {
    const best = high.verdicts.find(({ objective }) => objective === verdict.objective);
    return best === undefined || best.kind === verdict.kind
      ? verdict
      : { ...verdict, kind: "inconclusive" as const };
  });
}

function gatesOf({ low, high }: Bounds): readonly Gate[] {
  return low.gates.map((gate) => {
    const best = high.gates.find(({ id }) => id === gate.id);
    return best === undefined || best.pass === gate.pass
      ? gate
      : { ...gate, pass: "inconclusive" as const, evidence: `${gate.evidence}; ${UNDECIDED}` };
  });
}

function breaksOf({ low, high }: Bounds): readonly BreakFinding[] {
  return low.breaks.map((found): BreakFinding => {
    // Its runbook is that of the run, which is one folder up.
    const runbook = `../${found.runbook}`;
    const best = high.breaks.find(({ id }) => id === found.id);
    if (best !== undefined && best.outcome !== found.outcome) {
      const reason = `${found.outcome} or ${best.outcome}: ${UNDECIDED}`;
      return { ...found, runbook, outcome: "inconclusive", reason };
    }
    return { ...found, runbook };
  });
}

const goodIn = (readiness: Readiness): number => readiness.verdicts.reduce((all, { good }) => all + good, 0);

/** How exactly the counts are known, in words. */
function exactness({ low, high }: Bounds, error: number): string {
  const apart = goodIn(high) - goodIn(low);
  const told = `times are recorded to ${error * 100} %, statuses and times are counted apart`;
  return apart === 0
    ? "Every good call could be counted exactly from the record."
    : `Counted from the record (${told}): ${apart} calls outside of the faults may or may not be good; they are counted as not good.`;
}

/**
 * An old record judged by other promises, without running anything again. What the record leaves open is inconclusive,
 * never a pass.
 */
export function judgeAgain(record: RunRecord, promises: OtherPromises, source: OtherSource): Readiness {
  mustBeJudgeable(record, promises);
  const bounds: Bounds = {
    low: judgeRun(recounted(record, promises, "low")),
    high: judgeRun(recounted(record, promises, "high")),
  };
  const { low, high } = bounds;
  const breaks = breaksOf(bounds);
  const isOpen = low.verdict !== high.verdict;
  const by = `Judged again by "${source.file}" (sha256 ${source.sha256.slice(0, 12)}), not by the promises of the run.`;
  return {
    ...low,
    ...(isOpen ? { verdict: "INCONCLUSIVE" as const } : {}),
    sentence: `${by} ${isOpen ? `The record leaves it open: ${low.verdict} or ${high.verdict}.` : low.sentence}`,
    judgedAgain: source,
    verdicts: verdictsOf(bounds),
    gates: gatesOf(bounds),
    breaks,
    troubles: [by, exactness(bounds, errorOf(record)), ...low.troubles],
  };
}
