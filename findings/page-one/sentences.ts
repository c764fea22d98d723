import type { Sentence } from "../../model/page-one.ts";
import type { BreakFinding, Gate, Verdict } from "../../model/readiness.ts";
import type { RunRecord } from "../../model/record.ts";
import { seenFrom, type Days } from "./days.ts";
import { drillOf } from "./drill.ts";
import { isHeld } from "./fixed-gate.ts";
import { peakText, type Peak } from "./peak.ts";

interface Found {
  readonly gates: readonly Gate[];
  readonly breaks: readonly BreakFinding[];
  readonly verdicts: readonly Verdict[];
  readonly days: Days;
  readonly peak: Peak;
}

const yesWhen = (holds: boolean): Sentence["kind"] => (holds ? "yes" : "no");
const ids = (breaks: readonly { readonly id: string }[]): string => breaks.map(({ id }) => id).join(", ");

function askUsers({ plan }: RunRecord): Sentence {
  const asked = plan.askedUsers ?? [];
  const told = asked.map(({ who, on, learned }) => `${who}, on ${on}: ${learned}`);
  return {
    text: "Ask users",
    kind: yesWhen(asked.length > 0),
    evidence: told.join("; ") || "the scenario names nobody who was asked (askedUsers)",
  };
}

function testIt({ gates, verdicts, peak }: Found): Sentence {
  const kept = verdicts.filter(({ kind }) => kind === "kept");
  return {
    text: "Test it",
    kind: yesWhen(gates.some(({ id, pass }) => id === "day-carried" && pass === true)),
    evidence: `${kept.length} of ${verdicts.length} promises kept outside of the faults; ${peakText(peak)}`,
  };
}

function breakIt({ breaks }: Found, { plan }: RunRecord): Sentence {
  const open = breaks.filter(({ outcome }) => outcome === "inconclusive");
  const leftOut = plan.leftOut ?? [];
  const all = breaks.length + leftOut.length;
  const told = [
    `${breaks.length - open.length} of ${all} breaks rehearsed to an outcome`,
    ...(open.length === 0 ? [] : [`not decided: ${ids(open)}`]),
    ...(leftOut.length === 0 ? [] : [`left out: ${ids(leftOut)}`]),
  ];
  const isWhole = all > 0 && open.length === 0 && leftOut.length === 0;
  return { text: "Break it", kind: yesWhen(isWhole), evidence: told.join("; ") };
}

function documentIt({ breaks }: Found): Sentence {
  const without = breaks.filter((found) => !isHeld(found));
  const told = `${breaks.length - without.length} of ${breaks.length} runbooks rest on a proven fix, or need none`;
  return {
    text: "Document the fix",
    kind: yesWhen(breaks.length > 0 && without.length === 0),
    evidence: without.length === 0 ? told : `${told}; without: ${ids(without)}`,
  };
}

function backUpPlan({ breaks, days }: Found): Sentence {
  const drills = breaks.map((found) => ({ id: found.id, ...drillOf(found, seenFrom(days)) }));
  const written = drills.filter(({ kind }) => kind !== "no-fallback");
  const drilled = drills.filter(({ kind }) => kind === "drilled");
  const others = drills.filter(({ kind }) => kind === "too-old" || kind === "too-few");
  const told = [
    `a fallback is written for ${written.length} of ${breaks.length} breaks, and drilled for ${drilled.length}`,
    ...[...drilled, ...others].map(({ id, text }) => `${id}: ${text}`),
  ];
  return {
    text: "Have a back-up plan",
    kind: yesWhen(breaks.length > 0 && drilled.length === breaks.length),
    evidence: told.join("; "),
  };
}

/**
 * The five sentences that the 2012 campaign gave as its advice ("How to scale technology overnight", 11 March 2013),
 * each with what this run knows about it. Nobody's word is evidence.
 */
export const sentencesOf = (record: RunRecord, found: Found): readonly Sentence[] => [
  askUsers(record),
  testIt(found),
  breakIt(found, record),
  documentIt(found),
  backUpPlan(found),
];
