import { durationText } from "../../model/quantities.ts";
import type { Readiness } from "../../model/readiness.ts";
import { addsUp, countFigure, durationFigure } from "../figures.ts";
import { verdictTitle } from "../rehearsal-rows.ts";
import type { ReportFormat } from "../report-format.ts";
import { decisionLines, validityLines } from "../page-one/terminal.ts";
import { breakLines } from "../terminal/breaks.ts";
import { printed, type Line } from "../terminal/lines.ts";
import { noteLines } from "../terminal/notes.ts";
import { rehearsalLines } from "../terminal/rehearsal.ts";
import { tabletopLines } from "../terminal/tabletops.ts";
import { nextSteps } from "../terminal/next-steps.ts";
import { gateWord, interruptionWord, verdictWord } from "../words.ts";

const EMPTY: Line = { text: "" };

/** A line of the accounts: whether it is as it should be, its name, its numbers. */
const account = (name: string, fine: boolean, text: string): Line => ({
  label: `${fine ? "✓" : "✗"} ${name.padEnd(10)}`,
  text,
  indent: 2,
  tone: fine ? "good" : "bad",
  lead: 1,
});

function opening(readiness: Readiness): readonly Line[] {
  const { verdict, sentence, scenario, day, run, interrupted } = readiness;
  const { sign, tone } = verdictWord(verdict);
  const title = verdictTitle(readiness);
  const lead = `${sign} ${title}`;
  const replay = `${scenario.title}: ${countFigure(day.calls)} calls in ${durationText(day.replayIn)}, run ${run}`;
  const partly = `${interruptionWord(readiness)} This covers only what had been run.`;
  return [
    { label: `${sign} `, text: `${title}: ${sentence}`, tone, lead: lead.length },
    { text: replay, indent: 2 },
    ...(interrupted ? [{ text: partly, indent: 2 }] : []),
    ...validityLines(readiness),
    EMPTY,
  ];
}

const failedGates = ({ gates }: Readiness): readonly Line[] =>
  gates
    .filter(({ pass }) => pass !== true)
    .map((gate) => {
      const { sign, text, tone } = gateWord(gate);
      const failed = `gate ${text}: ${gate.text} (${gate.evidence})`;
      return { label: `${sign} `, text: failed, indent: 2, tone, lead: 1 };
    });

function ledgerLine({ ledger }: Readiness): Line {
  if (ledger === undefined)
    return { label: `– ${"Writes".padEnd(10)}`, text: "not counted, there is no ledger", indent: 2 };
  const { acknowledged, lost, doubled, inDoubt } = ledger;
  const text = `${countFigure(acknowledged)} acknowledged, ${countFigure(lost)} lost, ${countFigure(doubled)} doubled, ${countFigure(inDoubt)} stored though the caller saw an error`;
  return account("Writes", lost === 0 && doubled === 0, text);
}

function accounts(readiness: Readiness): readonly Line[] {
  const { calls, junk, schedule, healed, healChecks, script } = readiness;
  const ends = `${countFigure(calls.answered)} answered, ${countFigure(calls.failed)} without an answer, ${countFigure(calls.dropped)} dropped, ${countFigure(calls.unaccounted)} unaccounted for`;
  const late = `99 % of calls at most ${durationFigure(schedule.lateP99Ms)} late, the latest ${durationFigure(schedule.lateMaxMs)}`;
  const undone = healChecks.filter(({ ok }) => !ok).map(({ what, detail }) => `${what} (${detail})`);
  return [
    account(
      "Calls",
      addsUp(calls) && calls.unaccounted === 0,
      `${countFigure(calls.planned)} ${script === undefined ? "planned" : "made"}${junk === undefined ? "" : `, ${countFigure(junk.planned)} of them junk`}: ${ends}`,
    ),
    script === undefined
      ? account("Schedule", schedule.kept, schedule.kept ? late : `not kept, ${late}`)
      : account("Script", schedule.kept, `${script} left out ${countFigure(calls.dropped)} iterations`),
    ledgerLine(readiness),
    account(
      "Healed",
      healed,
      healed ? "every fault is proven gone" : `not proven: ${undone.join(", ") || "no check was made"}`,
    ),
    EMPTY,
  ];
}

/** What a run says at its end, at most 96 columns wide; without colour there is no escape in it. */
export function renderTerminal(readiness: Readiness, { colour }: { readonly colour: boolean }): string {
  const breaks = breakLines(readiness.breaks);
  const gates = failedGates(readiness);
  const lines = [
    ...opening(readiness),
    ...rehearsalLines(readiness),
    ...breaks,
    ...(breaks.length > 0 ? [EMPTY] : []),
    ...gates,
    ...(gates.length > 0 ? [EMPTY] : []),
    ...accounts(readiness),
    ...noteLines(readiness),
    ...tabletopLines(readiness),
    ...decisionLines(readiness),
    ...nextSteps(readiness),
  ];
  return `${lines.map((line) => printed(line, colour)).join("\n")}\n`;
}

export const terminalFormat: ReportFormat = {
  name: "terminal",
  extension: "txt",
  render: (readiness) => renderTerminal(readiness, { colour: false }),
};
