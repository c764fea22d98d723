import { durationText } from "../../model/quantities.ts";
import type { Readiness } from "../../model/readiness.ts";
import { countFigure } from "../figures.ts";
import { headlineOf } from "../headline.ts";
import { decisionsPart, validityPart } from "../page-one/markdown.ts";
import { breakDetail, breakMatrix } from "../markdown/breaks.ts";
import { blocks, md, mdTable } from "../markdown/escape.ts";
import {
  callSums,
  healing,
  ledgerLine,
  method,
  objectives,
  repeat,
  unlikeProduction,
  untested,
} from "../markdown/evidence.ts";
import { behindPageOne } from "../markdown/behind-page-one.ts";
import { notesPart } from "../markdown/notes.ts";
import { rehearsalPart } from "../markdown/rehearsal.ts";
import { sinceLastPart } from "../markdown/since-last.ts";
import { tabletopPart } from "../markdown/tabletops.ts";
import { withinLimit } from "../markdown/within-limit.ts";
import { verdictTitle } from "../rehearsal-rows.ts";
import type { ReportFormat } from "../report-format.ts";
import { gateWord, interruptionWord, verdictWord } from "../words.ts";

function gates({ gates: judged }: Readiness): string {
  if (judged.length === 0) return "No gate was judged.";
  const rows = judged.map((gate) => {
    const { sign, text } = gateWord(gate);
    return [`${sign} ${text}`, md(gate.text), md(gate.evidence)];
  });
  return mdTable(["Gate", "What had to hold", "Evidence"], rows);
}

function pageOne(readiness: Readiness): string {
  const { verdict, sentence, scenario, day, run, startedAt, interrupted } = readiness;
  const replay = `${countFigure(day.calls)} calls from ${md(day.from)} to ${md(day.to)}, replayed in ${durationText(day.replayIn)}.`;
  return blocks([
    `# ${verdictWord(verdict).sign} ${verdictTitle(readiness)}: ${md(scenario.title)}`,
    `**${md(sentence)}**`,
    `${replay} Run ${md(run)}, started ${md(startedAt)}.`,
    interrupted
      ? `**${interruptionWord(readiness)}** What follows covers only what had been run.`
      : undefined,
    validityPart(readiness),
    gates(readiness),
    decisionsPart(readiness),
  ]);
}

function appendix(readiness: Readiness): string {
  return blocks([
    "## Appendix: each break",
    ...readiness.breaks.map((found) => breakDetail(found)),
    "## What was promised",
    objectives(readiness),
    "## Every call and every write accounted for",
    callSums(readiness),
    ledgerLine(readiness),
    "## Everything put back",
    healing(readiness),
    "## How it was measured",
    method(readiness),
    "## Repeat it",
    repeat(readiness),
  ]);
}

/** The report for a forge: a step summary or a comment. No picture, but the same numbers. */
export const markdownFormat: ReportFormat = {
  name: "markdown",
  extension: "md",
  render: (readiness) => {
    const first = blocks([
      pageOne(readiness),
      rehearsalPart(readiness),
      notesPart(readiness),
      `## ${headlineOf(readiness)}`,
      breakMatrix(readiness),
      behindPageOne(readiness),
      tabletopPart(readiness),
      "## What we did not test",
      untested(readiness),
      "## What differs from production",
      unlikeProduction(readiness),
      sinceLastPart(readiness),
    ]);
    return `${withinLimit({ first, details: appendix(readiness) })}\n`;
  },
};
