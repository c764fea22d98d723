import type { Difference } from "../../model/comparison.ts";
import type { BreakFinding, FixFinding } from "../../model/readiness.ts";
import { judgedChange } from "./change.ts";
import { outcomeDifference } from "./judgements.ts";
import { shareDifference, timeDifference } from "./measures.ts";
import type { JudgedRun } from "./judged-run.ts";
import { goodShare } from "./share-interval.ts";

interface Pair {
  readonly first: BreakFinding;
  readonly second: BreakFinding;
}

type Runs = readonly [JudgedRun, JudgedRun];

function goodIn(phase: string, what: string, { id }: BreakFinding, runs: Runs): readonly Difference[] {
  const [first, second] = runs.map((run) => goodShare(run.within(`${id}/${phase}`)));
  return shareDifference({ about: id, what }, first, second);
}

const FIX_PASSES = {
  proven: true,
  rejected: false,
  "not-tried": "inconclusive",
  inconclusive: "inconclusive",
} as const;

/** A fix that both runs tried. One that nobody had to try any more is no news of its own: its break says why. */
function fixDifferences(
  fix: FixFinding,
  other: FixFinding,
  found: BreakFinding,
  runs: Runs,
): readonly Difference[] {
  if (fix.outcome === "not-tried" || other.outcome === "not-tried") return [];
  const about = found.id;
  const judged: Difference = {
    about,
    what: `fix ${fix.id}`,
    first: { text: fix.outcome },
    second: { text: other.outcome },
    change: judgedChange(FIX_PASSES[fix.outcome], FIX_PASSES[other.outcome]),
  };
  const good = goodIn(`fixed:${fix.id}`, `good with ${fix.id}`, found, runs);
  // That a fix which does not help left more or fewer calls good is told, and no reason to worry.
  const isRejected = fix.outcome === "rejected" && other.outcome === "rejected";
  if (isRejected) return [judged, ...good.map((found_) => ({ ...found_, change: "unchanged" as const }))];
  const named = { about, what: `time to state with ${fix.id}` };
  return [judged, ...good, ...timeDifference(named, fix.reachedAfterMs, other.reachedAfterMs)];
}

function ownDifferences({ first, second }: Pair, runs: Runs): readonly Difference[] {
  const about = first.id;
  const fixes = first.fixes.flatMap((fix) => {
    const other = second.fixes.find(({ id }) => id === fix.id);
    return other === undefined ? [] : fixDifferences(fix, other, first, runs);
  });
  return [
    outcomeDifference(about, first.outcome, second.outcome),
    ...goodIn("during", "good during, no fix", first, runs),
    ...fixes,
    ...timeDifference({ about, what: "back to full" }, first.recoveredAfterMs, second.recoveredAfterMs),
  ];
}

/** Each break that both runs have. */
export const breakDifferences = (runs: Runs): readonly Difference[] =>
  runs[0].readiness.breaks.flatMap((first) => {
    const second = runs[1].readiness.breaks.find(({ id }) => id === first.id);
    return second === undefined ? [] : ownDifferences({ first, second }, runs);
  });
