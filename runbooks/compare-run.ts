import { durationText, shareText } from "../model/quantities.ts";
import type { BreakFinding, FixFinding, Readiness } from "../model/readiness.ts";
import { evidenceOf } from "./evidence.ts";
import type { ReadRunbook } from "./read-runbook.ts";
import { provenFixOf, verificationOf } from "./verification.ts";

export interface ComparedNumber {
  readonly what: string;
  readonly before: string;
  readonly now: string;
  readonly tolerance: string;
  readonly holds: boolean;
}

/** What a later run says of a runbook. */
export interface Comparison {
  readonly kind: "fresh" | "drifted" | "rejected" | "inconclusive";
  readonly why: string;
  readonly numbers: readonly ComparedNumber[];
}

interface Rule {
  readonly what: string;
  readonly label: string;
  readonly tolerance: string;
  readonly text: (value: number) => string;
  readonly holds: (then: number, now: number) => boolean;
}

const DURING = 0.15;
const FIXED = 0.02;
const ROUNDING = 1e-9;
const SLACK_MS = 2000;
const laterThan = `at most twice as long and ${durationText(SLACK_MS)} more`;
const inTime = (then: number, now: number): boolean => now <= 2 * then + SLACK_MS;

/** The numbers that people act on, and how far each may move before they would act wrongly. */
const RULES: readonly Rule[] = [
  {
    what: "during-share",
    label: "good calls, fault on, no fix",
    tolerance: `within ${DURING * 100} points`,
    text: shareText,
    holds: (then, now) => Math.abs(now - then) <= DURING + ROUNDING,
  },
  {
    what: "fixed-share",
    label: "good calls, fault on, fix on",
    tolerance: `at most ${FIXED * 100} points less`,
    text: shareText,
    holds: (then, now) => now >= then - FIXED - ROUNDING,
  },
  {
    what: "reached-ms",
    label: "from the fix to its state",
    tolerance: laterThan,
    text: durationText,
    holds: inTime,
  },
  {
    what: "recovered-ms",
    label: "back to full after the fault",
    tolerance: laterThan,
    text: durationText,
    holds: inTime,
  },
];

type Numbers = readonly { readonly what: string; readonly value: number }[];

const numberOf = (numbers: Numbers, wanted: string): number | undefined =>
  numbers.find(({ what }) => what === wanted)?.value;

function compareNumbers(before: Numbers, after: Numbers): readonly ComparedNumber[] {
  return RULES.flatMap(({ what, label, tolerance, text, holds }) => {
    const then = numberOf(before, what);
    const now = numberOf(after, what);
    if (then === undefined) return [];
    return [
      {
        what: label,
        before: text(then),
        now: now === undefined ? "not measured" : text(now),
        tolerance,
        holds: now !== undefined && holds(then, now),
      },
    ];
  });
}

type Refusal = Omit<Comparison, "numbers">;

/** Why the fix of the runbook is not what the later run has proven, if so. */
function refusalOfFix(id: string, finding: BreakFinding): Refusal | undefined {
  const fix: FixFinding | undefined = finding.fixes.find((one) => one.id === id);
  const proven = provenFixOf(finding);
  if (fix === undefined) return { kind: "rejected", why: `its fix "${id}" is no longer in the scenario` };
  if (proven?.id === id) return undefined;
  if (proven !== undefined)
    return { kind: "drifted", why: `"${proven.id}" was tried before "${id}" and helped; then it did not` };
  if (fix.outcome === "inconclusive") return { kind: "inconclusive", why: `"${id}": ${fix.reason}` };
  return { kind: "rejected", why: `"${id}" no longer proves: ${fix.reason}` };
}

/** Why the whole claim of the runbook is another now, if so. */
function refusalOfStatus(status: string, finding: BreakFinding): Refusal | undefined {
  const now = verificationOf(finding).status;
  if (now === status) return undefined;
  if (status === "verified") return { kind: "rejected", why: finding.reason };
  return { kind: "drifted", why: `it was ${status}; now: ${finding.reason}` };
}

function refusalOf({ frontMatter }: ReadRunbook, finding: BreakFinding): Refusal | undefined {
  const { fix, status } = frontMatter.verification;
  if (finding.outcome === "inconclusive") return { kind: "inconclusive", why: finding.reason };
  if (fix === "none") return refusalOfStatus(status, finding);
  if (finding.outcome === "withstood")
    return { kind: "drifted", why: `it needs "${fix}" no more: ${finding.reason}` };
  return refusalOfFix(fix, finding) ?? refusalOfStatus(status, finding);
}

/** What a run of the same break, later, says of its runbook. */
export function compareRun(runbook: ReadRunbook, readiness: Readiness, finding: BreakFinding): Comparison {
  const refusal = refusalOf(runbook, finding);
  const { measured } = evidenceOf(readiness, finding);
  const numbers = compareNumbers(runbook.frontMatter.verification.measured, measured);
  if (refusal !== undefined) return { ...refusal, numbers };
  const moved = numbers.filter(({ holds }) => !holds);
  if (moved.length === 0) return { kind: "fresh", why: "what it says still holds", numbers };
  const why = moved.map(({ what, before, now }) => `${what}: ${now}, it was ${before}`).join("; ");
  return { kind: "drifted", why, numbers };
}
