import type { Change, Difference } from "../../model/comparison.ts";
import type { Gate, Outcome, Readiness, ReadinessVerdict } from "../../model/readiness.ts";
import { judgedChange, type Judged } from "./change.ts";

const judgedVerdict = (verdict: ReadinessVerdict): Judged =>
  verdict === "INCONCLUSIVE" ? "inconclusive" : verdict !== "NOT READY";

/** Is it as it should be? */
const OUTCOMES: Readonly<Record<Outcome, Judged>> = {
  withstood: true,
  "fix-proven": true,
  "fixed-by-people": true,
  "fix-rejected": false,
  "never-recovered": false,
  "given-up": false,
  inconclusive: "inconclusive",
};

const gateText = ({ pass }: Gate): string =>
  pass === "inconclusive" ? "inconclusive" : pass ? "passed" : "failed";

function verdictChange(first: ReadinessVerdict, second: ReadinessVerdict): Change {
  const change = judgedChange(judgedVerdict(first), judgedVerdict(second));
  if (change !== "unchanged" || first === second) return change;
  return second === "READY" ? "better" : "worse";
}

export const verdictDifference = (first: Readiness, second: Readiness): Difference => ({
  about: "verdict",
  what: "verdict",
  first: { text: first.verdict },
  second: { text: second.verdict },
  change: verdictChange(first.verdict, second.verdict),
});

/** Gates that both runs have; a run of an older version may know fewer. */
export const gateDifferences = (first: Readiness, second: Readiness): readonly Difference[] =>
  first.gates.flatMap((gate) => {
    const other = second.gates.find(({ id }) => id === gate.id);
    if (other === undefined) return [];
    return {
      about: "gates",
      what: other.name,
      first: { text: gateText(gate) },
      second: { text: gateText(other) },
      change: judgedChange(gate.pass, other.pass),
    };
  });

export const outcomeDifference = (about: string, first: Outcome, second: Outcome): Difference => {
  const change = judgedChange(OUTCOMES[first], OUTCOMES[second]);
  const both = { about, what: "outcome", first: { text: first }, second: { text: second } };
  if (change !== "unchanged" || first === second) return { ...both, change };
  // It needed a fix, and now it needs none; or it did not come back, and now only its fix does not help.
  return { ...both, change: rank(second) > rank(first) ? "better" : "worse" };
};

const RANKS: readonly Outcome[] = ["never-recovered", "fix-rejected", "fix-proven", "withstood"];
const rank = (outcome: Outcome): number => RANKS.indexOf(outcome);
