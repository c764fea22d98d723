import type { PageOne } from "../../model/page-one.ts";
import type { Readiness } from "../../model/readiness.ts";
import { blocks, md, mdList, mdTable } from "../markdown/escape.ts";
import { checkWord } from "../words.ts";
import * as told from "./told.ts";

/** Until when the verdict counts, how much of the day it is about, and who answers for what is open. */
export function validityPart({ pageOne }: Readiness): string | undefined {
  if (pageOne === undefined) return undefined;
  const { scope, conditions, idleExceptions } = pageOne;
  return blocks([
    md(told.validText(pageOne)),
    scope === undefined ? undefined : `**${md(scope)}**`,
    conditions.length === 0
      ? undefined
      : `**Conditions**\n\n${mdList(conditions.map((one) => md(told.conditionText(one))))}`,
    mdList(idleExceptions.map((one) => md(told.idleText(one)))),
  ]);
}

const scoreTable = ({ parts }: PageOne["score"]): string =>
  mdTable(
    ["Part", "Points", "Lost", "Where they went", "Owner"],
    parts.map((part) => [
      md(part.name),
      `${part.points} of ${part.of}`,
      told.lostPoints(part),
      md(part.why),
      md(part.owners.join(", ")),
    ]),
  );

const taskList = (tasks: PageOne["tasks"]): string =>
  mdList(tasks.map((one) => `${md(one.task)} **${md(told.byText(one))}.**`));

const riskTable = (risks: PageOne["risks"]): string =>
  risks.length === 0
    ? ""
    : mdTable(
        ["Break", "Calls that fail", "Doing nothing", "Decide", "Who, by when"],
        risks.map((one) => [
          `**${md(one.break)}**: ${md(one.symptom)}`,
          md(told.affectedText(one)),
          md(told.costText(one)),
          md(one.decision),
          md(told.byText(one)),
        ]),
      );

const sentenceTable = (sentences: PageOne["sentences"]): string =>
  mdTable(
    ["Sentence", "Done", "Evidence"],
    sentences.map(({ text, kind, evidence }) => {
      const { sign, text: word } = checkWord(kind === "yes");
      return [md(text), `${sign} ${word}`, md(evidence)];
    }),
  );

/** What follows the gates on page one. */
export function decisionsPart({ pageOne }: Readiness): string | undefined {
  if (pageOne === undefined) return undefined;
  const { score, tasks, risks, sentences, signs } = pageOne;
  return blocks([
    `## Score ${score.points} of 100`,
    told.SCORE_NOTE,
    scoreTable(score),
    "## What to decide first",
    taskList(tasks),
    riskTable(risks),
    tasks.length + risks.length === 0 ? told.NOTHING_TO_DECIDE : undefined,
    `## ${told.FIVE_SENTENCES}`,
    told.FIVE_SOURCE,
    sentenceTable(sentences),
    signs.length === 0 ? undefined : "## Who signs",
    mdList(
      signs.map(
        ({ owner, breaks }) => `**${md(owner)}**, for ${md(breaks.join(", "))}: \\_\\_\\_\\_\\_\\_\\_\\_`,
      ),
    ),
  ]);
}
