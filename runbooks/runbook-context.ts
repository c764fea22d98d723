import { UsageError } from "../model/errors.ts";
import { alertContext } from "./alerts/alert-context.ts";
import type { Fallback } from "../model/plan.ts";
import type { BreakFinding, Readiness } from "../model/readiness.ts";
import type { LedgerCount } from "../model/record.ts";
import { runbookContext, type Budget, type CallRowContext, type RunbookContext } from "./context-schema.ts";
import { dayOf } from "./dates.ts";
import { evidenceOf } from "./evidence.ts";
import { addressPart, fixPart, runPlaces } from "./fix-part.ts";
import { lookAlikes } from "./look-alikes.ts";
import { labelOf, mainErrorOf, measuredRow, rowOf, shapeOf } from "./measured-phase.ts";
import { plain } from "./plain-context.ts";
import { probeTable } from "./probe-table.ts";
import { provenanceOf } from "./provenance.ts";
import { signatureOf } from "./signature.ts";
import { sparklines } from "./sparkline.ts";
import { spentBudgets } from "./spent-budget.ts";
import type { TemplateOrigin } from "./template-environment.ts";
import { provenFixOf, verificationOf } from "./verification.ts";
import { writtenBy } from "./written-by.ts";

/** For records of versions that did not ask. */
const REVIEW_IN_DAYS = 30;

function headPart(readiness: Readiness, finding: BreakFinding) {
  const { planned } = finding;
  const { status, sentence } = verificationOf(finding);
  const proven = provenFixOf(finding);
  const reviewIn = planned.reviewIn ?? REVIEW_IN_DAYS;
  return {
    id: `${readiness.scenario.id}/${finding.id}`,
    title: planned.symptom,
    severity: planned.severity,
    owner: planned.owner,
    symptoms: planned.symptoms.length === 0 ? [planned.symptom] : planned.symptoms,
    reviewedOn: dayOf(readiness.startedAt),
    startedAt: readiness.startedAt,
    run: readiness.run,
    reviewBy: dayOf(readiness.startedAt, reviewIn),
    reviewIn,
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
  wantsFull: planned.want.state === "full",
  wantShare: planned.want.share,
  wantWithinMs: planned.want.within,
  recoverWithinMs: planned.recoverWithin,
  hasRecovered: finding.recoveredAfterMs !== undefined,
  recoveredAfterMs: finding.recoveredAfterMs ?? null,
  alone: finding.alone === undefined ? null : { cameBack: finding.alone.cameBack, text: finding.alone.text },
  hasBroken: finding.brokeAfterMs !== undefined,
  brokeAfterMs: finding.brokeAfterMs ?? null,
});

/** Of all calls of one name: less than this is no harm that people tell apart from a normal day. */
const LEAST_HARM = 0.005;

function callRows(finding: BreakFinding): CallRowContext[] {
  const before = finding.phases.find(({ phase }) => phase === "before")?.byCall ?? [];
  const during = finding.phases.find(({ phase }) => phase === "during")?.byCall ?? [];
  return during
    .filter(({ sent }) => sent > 0)
    .map(({ call, sent, share, p50Ms, errors }) => {
      const earlier = before.find((one) => one.call === call && one.sent > 0);
      const earlierPart = { hasBefore: earlier !== undefined, shareBefore: earlier?.share ?? null };
      const suffers = (earlier?.share ?? 1) - share > LEAST_HARM;
      return { call, ...earlierPart, suffers, share, p50Ms, mainError: mainErrorOf(errors, sent) };
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
    signature: signatureOf(finding),
    calls: callRows(finding),
  };
}

function ledgerPart({ damageIn, lost, doubled, inDoubt }: LedgerCount, breakId: string) {
  const ofBreak = Object.entries(damageIn).filter(([phase]) => phase.startsWith(`${breakId}/`));
  return { damaged: ofBreak.reduce((sum, [, count]) => sum + count, 0), lost, doubled, inDoubt };
}

/** The one shortest budget and the moment to give up, whichever comes first. */
function timelineOf(budgets: readonly Budget[], fallback: Fallback | undefined) {
  const gone = budgets[0] === undefined ? [] : [{ atMs: budgets[0].goneInMs, isBudget: true }];
  const giveUp = fallback?.giveUpAfter === undefined ? [] : [{ atMs: fallback.giveUpAfter, isBudget: false }];
  return [...gone, ...giveUp].sort((a, b) => a.atMs - b.atMs);
}

function runPart(readiness: Readiness, finding: BreakFinding) {
  const budgets = spentBudgets(readiness, finding);
  return {
    promises: readiness.verdicts.map(({ promise }) => promise),
    budgets,
    clock: budgets[0] ?? null,
    timeline: timelineOf(budgets, finding.fallback ?? finding.planned.fallback),
    ledger: readiness.ledger === undefined ? null : ledgerPart(readiness.ledger, finding.id),
    hasSiblings: readiness.breaks.length > 1,
    differential: lookAlikes(readiness.breaks, finding, readiness.probes, runPlaces(readiness).variables),
    probeTable: probeTable(finding, readiness.probes),
    alert: alertContext(readiness, finding),
    provenance: provenanceOf(readiness, finding),
  };
}

/** All that the runbook of one break may show; a BreakFinding of that id must be in the readiness. */
export function createRunbookContext(
  readiness: Readiness,
  breakId: string,
  templates: TemplateOrigin = { customised: [] },
): RunbookContext {
  const finding = readiness.breaks.find(({ id }) => id === breakId);
  if (finding === undefined) {
    const known = readiness.breaks.map(({ id }) => id).join(", ");
    throw new UsageError(`There is no break called "${breakId}" in ${readiness.run}.`, `It has: ${known}.`);
  }
  const parts = {
    ...headPart(readiness, finding),
    ...evidenceOf(readiness, finding, templates.sha256),
    ...writtenBy(readiness, templates),
    ...goalPart(finding),
    ...measuredPart(finding),
    ...fixPart(readiness, finding),
    ...runPart(readiness, finding),
  };
  return runbookContext.parse(plain({ ...parts, ...addressPart(readiness, parts) }));
}
