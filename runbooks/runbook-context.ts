import { UsageError } from "../model/errors.ts";
import type { BreakFinding, Readiness } from "../model/readiness.ts";
import type { LedgerCount } from "../model/record.ts";
import { runbookContext, type CallRowContext, type RunbookContext } from "./context-schema.ts";
import { dayOf } from "./dates.ts";
import { BLANK } from "./escape-markdown.ts";
import { lookAlikes } from "./look-alikes.ts";
import { labelOf, mainErrorOf, measuredRow, rowOf, shapeOf } from "./measured-phase.ts";
import { provenanceOf } from "./provenance.ts";
import { chooseFix, shownFix } from "./shown-fix.ts";
import { sparklines } from "./sparkline.ts";
import { spentBudgets } from "./spent-budget.ts";
import { provenFixOf, verificationOf } from "./verification.ts";

const REVIEW_IN_DAYS = 30;

function headPart(readiness: Readiness, finding: BreakFinding) {
  const { planned } = finding;
  const { status, sentence } = verificationOf(finding);
  const proven = provenFixOf(finding);
  return {
    id: `${readiness.scenario.id}/${finding.id}`,
    title: planned.symptom,
    severity: planned.severity,
    owner: planned.owner,
    symptoms: planned.symptoms.length === 0 ? [planned.symptom] : planned.symptoms,
    reviewedOn: dayOf(readiness.startedAt),
    startedAt: readiness.startedAt,
    run: readiness.run,
    reviewBy: dayOf(readiness.startedAt, REVIEW_IN_DAYS),
    generatedBy: `gameday ${readiness.version}, template runbook.hbs`,
    breakId: finding.id,
    status,
    statusWord: status.toUpperCase().replace("-", " "),
    statusSentence: sentence,
    fixId: proven?.id ?? "none",
    reason: finding.reason,
    hasProvenFix: proven !== undefined,
    isWithstood: finding.outcome === "withstood",
    neverRecovered: finding.outcome === "never-recovered",
    fault: planned.fault.text,
  };
}

const goalPart = ({ planned, ...finding }: BreakFinding) => ({
  wantState: planned.want.state,
  wantShare: planned.want.share,
  wantWithinMs: planned.want.within,
  recoverWithinMs: planned.recoverWithin,
  hasRecovered: finding.recoveredAfterMs !== undefined,
  recoveredAfterMs: finding.recoveredAfterMs ?? null,
  hasBroken: finding.brokeAfterMs !== undefined,
  brokeAfterMs: finding.brokeAfterMs ?? null,
});

function callRows(finding: BreakFinding): CallRowContext[] {
  const before = finding.phases.find(({ phase }) => phase === "before")?.byCall ?? [];
  const during = finding.phases.find(({ phase }) => phase === "during")?.byCall ?? [];
  return during
    .filter(({ sent }) => sent > 0)
    .map(({ call, sent, share, p50Ms, errors }) => {
      const earlier = before.find((one) => one.call === call && one.sent > 0);
      const earlierPart = { hasBefore: earlier !== undefined, shareBefore: earlier?.share ?? null };
      return { call, ...earlierPart, share, p50Ms, mainError: mainErrorOf(errors, sent) };
    });
}

function measuredPart(finding: BreakFinding) {
  const before = measuredRow(finding, "before");
  const during = measuredRow(finding, "during");
  const total = (key: "across" | "healedAway"): number =>
    finding.phases.reduce((sum, phase) => sum + phase[key], 0);
  return {
    before,
    during,
    after: measuredRow(finding, "after"),
    rows: finding.phases.map(rowOf),
    countedApart: { across: total("across"), healedAway: total("healedAway") },
    sparkline: sparklines(finding.phases, labelOf),
    shape: shapeOf(before, during),
    deaths: finding.processDeaths.length === 0 ? null : finding.processDeaths.join(", "),
    calls: callRows(finding),
  };
}

function fixPart(finding: BreakFinding, run: string) {
  const chosen = chooseFix(finding);
  const otherFixes = (...outcomes: string[]) =>
    finding.fixes
      .filter((fix) => fix !== chosen && outcomes.includes(fix.outcome))
      .map(({ id, title, reason }) => ({ title, reason, figures: measuredRow(finding, "fixed", id) }));
  return {
    fix: shownFix(finding, run),
    noFixReason: finding.planned.noFixReason ?? null,
    rejected: otherFixes("rejected"),
    untried: otherFixes("not-tried", "inconclusive"),
    permanentFix: finding.planned.permanentFix ?? null,
  };
}

function fallbackOf(finding: BreakFinding) {
  const fallback = finding.fallback ?? finding.planned.fallback;
  if (fallback === undefined) return null;
  const steps = fallback.steps.map((what, index) => ({ number: index + 1, what }));
  return { ...fallback, say: fallback.say ?? null, steps };
}

function ledgerPart({ damageIn, lost, doubled, inDoubt }: LedgerCount, breakId: string) {
  const ofBreak = Object.entries(damageIn).filter(([phase]) => phase.startsWith(`${breakId}/`));
  return { damaged: ofBreak.reduce((sum, [, count]) => sum + count, 0), lost, doubled, inDoubt };
}

function runPart(readiness: Readiness, finding: BreakFinding) {
  const budgets = spentBudgets(readiness, finding);
  return {
    promises: readiness.verdicts.map(({ promise }) => promise),
    budgets,
    clock: budgets[0] ?? null,
    ledger: readiness.ledger === undefined ? null : ledgerPart(readiness.ledger, finding.id),
    hasSiblings: readiness.breaks.length > 1,
    lookAlikes: lookAlikes(readiness.breaks, finding),
    provenance: provenanceOf(readiness, finding),
  };
}

/** Plain JSON: a text that is empty says so, and what a class or a Map would hide from a template is gone. */
const plain = (context: object): unknown =>
  JSON.parse(JSON.stringify(context), (_, value: unknown) =>
    typeof value === "string" && value.trim() === "" ? BLANK : value,
  );

/** All that the runbook of one break may show; a BreakFinding of that id must be in the readiness. */
export function createRunbookContext(readiness: Readiness, breakId: string): RunbookContext {
  const finding = readiness.breaks.find(({ id }) => id === breakId);
  if (finding === undefined) {
    const known = readiness.breaks.map(({ id }) => id).join(", ");
    throw new UsageError(`There is no break called "${breakId}" in ${readiness.run}.`, `It has: ${known}.`);
  }
  return runbookContext.parse(
    plain({
      ...headPart(readiness, finding),
      ...goalPart(finding),
      ...measuredPart(finding),
      ...fixPart(finding, readiness.run),
      ...runPart(readiness, finding),
      fallback: fallbackOf(finding),
    }),
  );
}
