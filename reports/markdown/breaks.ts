import { durationText, shareText } from "../../model/quantities.ts";
import type {
  BreakFinding,
  FixFinding,
  HeldFigures,
  PhaseFigures,
  Readiness,
} from "../../model/readiness.ts";
import {
  brokeFigure,
  decidingFix,
  phaseOf,
  heldBy,
  phaseOfFix,
  phaseTitle,
  recoveryFigure,
} from "../break-phases.ts";
import { unicodeSparkline } from "../charts/sparkline.ts";
import { afterFigure, badFigure, countFigure, errorsFigure, goodFigure, latencyFigure } from "../figures.ts";
import { alertTime, alertWord } from "../rows/detection-rows.ts";
import { healthWord } from "../rows/health-rows.ts";
import { drillWord } from "../rows/people-rows.ts";
import { fixWord, outcomeWord } from "../words.ts";
import { blocks, md, mdLink, mdList, mdTable } from "./escape.ts";

const cell = (figures: HeldFigures | undefined): string =>
  figures === undefined ? "–" : `**${goodFigure(figures)}**, p99 ${latencyFigure(figures.p99Ms)}`;

function matrixRow(found: BreakFinding): readonly string[] {
  const fix = decidingFix(found);
  const { sign, text } = outcomeWord(found.outcome);
  return [
    `**${md(found.id)}**: ${md(found.planned.symptom)}`,
    `${sign} ${text}`,
    cell(phaseOf(found, "before")),
    cell(phaseOf(found, "during")),
    cell(phaseOf(found, "after")),
    cell(fix === undefined ? undefined : heldBy(found, fix)),
    unicodeSparkline(found, 24),
    `${alertWord(found).sign} ${alertWord(found).text}, ${alertTime(found)}`,
    `${mdLink(found.runbook, "runbook")} ${healthWord(found).text}`,
    `${drillWord(found).sign} ${drillWord(found).text}`,
  ];
}

/** Every break in one line of a table. */
export function breakMatrix({ breaks }: Readiness): string {
  if (breaks.length === 0) return "No break was rehearsed.";
  const head = ["Break", "Outcome", "Before", "During", "After", "With the fix", "Good per second"];
  const rows = breaks.map((found) => matrixRow(found));
  return mdTable([...head, "Alert", "Runbook", "Fallback"], rows);
}

function fixLine(found: BreakFinding, fix: FixFinding): string {
  const { sign, text } = fixWord(fix.outcome);
  const figures = phaseOfFix(found, fix);
  const named = `${sign} **${text}**: ${md(fix.title)} (${md(fix.id)}).`;
  const reached =
    fix.outcome === "proven"
      ? ` Reached ${md(found.planned.want.state)} ${afterFigure(fix.reachedAfterMs)}.`
      : "";
  const warning =
    fix.outcome === "rejected"
      ? ` **Do not do this.**${figures === undefined ? "" : ` With it, ${badFigure(figures)} of calls were bad.`}`
      : "";
  return `${named}${reached}${warning} ${md(fix.reason)}`;
}

const phaseRow = (figures: PhaseFigures): readonly string[] => [
  md(phaseTitle(figures)),
  durationText(figures.to - figures.from),
  countFigure(figures.perSecond),
  goodFigure(figures),
  latencyFigure(figures.p50Ms),
  latencyFigure(figures.p95Ms),
  latencyFigure(figures.p99Ms),
  md(errorsFigure(figures.errors)),
];

const checksOf = ({ phases }: BreakFinding): string =>
  mdList(
    phases.flatMap((figures) =>
      (figures.byCheck ?? []).map(
        ({ check, made, share }) =>
          `Check ${md(check)}, ${md(phaseTitle(figures))}: ${goodFigure({ sent: made, share })} passed`,
      ),
    ),
  );

const timesOf = (found: BreakFinding): string =>
  mdList([
    `Broke after: ${brokeFigure(found)}`,
    `Back to full after: ${recoveryFigure(found)}`,
    ...(found.alone === undefined ? [] : [`Left alone: it ${md(found.alone.text)}`]),
    ...found.processDeaths.map((death) => `Process died: ${md(death)}`),
  ]);

/** One break with its phases and its fixes. */
export function breakDetail(found: BreakFinding): string {
  const { state, within, share } = found.planned.want;
  const wanted = `${state} within ${durationText(within)}, then ${shareText(share)} good`;
  const head = ["Phase", "Length", "Calls/s", "Good", "p50", "p95", "p99", "Errors by cause"];
  const { sign, text } = outcomeWord(found.outcome);
  return blocks([
    `### ${md(found.id)}: ${md(found.planned.symptom)}`,
    `${sign} **${text}**. ${md(found.reason)}`,
    `${md(found.planned.fault.text)}. Wanted: ${md(wanted)}.`,
    mdTable(
      head,
      found.phases.map((figures) => phaseRow(figures)),
    ),
    mdList(found.fixes.map((fix) => fixLine(found, fix))),
    checksOf(found),
    timesOf(found),
  ]);
}
