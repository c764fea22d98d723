import type { GateTask, PageOne, Risk } from "../../model/page-one.ts";
import type { Readiness } from "../../model/readiness.ts";
import { shortened } from "../printable.ts";
import type { Line } from "../terminal/lines.ts";
import { checkWord } from "../words.ts";
import * as told from "./told.ts";

const EMPTY: Line = { text: "" };
const LONGEST_TEXT = 300;

/** Until when the verdict counts, how much of the day it is about, and who answers for what is open. */
export function validityLines({ pageOne }: Readiness): readonly Line[] {
  if (pageOne === undefined) return [];
  const { scope, conditions, idleExceptions } = pageOne;
  return [
    { text: told.validText(pageOne), indent: 2 },
    ...(scope === undefined ? [] : [{ text: scope, indent: 2 }]),
    ...[
      ...conditions.map((one) => told.conditionText(one)),
      ...idleExceptions.map((one) => told.idleText(one)),
    ].map((text): Line => ({ label: "! ", text, indent: 2, tone: "unsure", lead: 1 })),
  ];
}

function scoreLine({ points, parts }: PageOne["score"]): Line {
  const lost = parts
    .filter((part) => part.points < part.of)
    .map((part) => `${part.name} −${told.lostPoints(part)}`);
  const where = lost.length === 0 ? "" : ` Lost: ${lost.join(", ")}.`;
  return { text: `Score ${points} of 100, for the trend only.${where}` };
}

const riskLines = (one: Risk, index: number): readonly Line[] => [
  {
    label: `${index + 1} `,
    text: `${shortened(one.break, 64)}: ${told.affectedText(one)} fail; ${told.costText(one)}`,
    indent: 2,
  },
  { text: `${shortened(one.decision, LONGEST_TEXT)} (${told.byText(one)})`, indent: 4 },
];

const taskLine = (one: GateTask): Line => ({
  label: "! ",
  text: `${shortened(one.task, LONGEST_TEXT)} (${told.byText(one)})`,
  indent: 2,
});

const sentenceLine = ({ text, kind, evidence }: PageOne["sentences"][number]): Line => {
  const { sign, tone } = checkWord(kind === "yes");
  return {
    label: `${sign} ${shortened(text, 19).padEnd(19)}  `,
    text: shortened(evidence, LONGEST_TEXT),
    indent: 2,
    tone,
    lead: 1,
  };
};

/** Where the points went, what to decide first, and the five sentences. */
export function decisionLines({ pageOne }: Readiness): readonly Line[] {
  if (pageOne === undefined) return [];
  const { score, tasks, risks, sentences } = pageOne;
  const first = [
    ...tasks.map((one) => taskLine(one)),
    ...risks.flatMap((one, index) => riskLines(one, index)),
  ];
  return [
    scoreLine(score),
    EMPTY,
    ...(first.length === 0 ? [] : [{ text: "Decide first" }, ...first, EMPTY]),
    { text: told.FIVE_SENTENCES },
    ...sentences.map((one) => sentenceLine(one)),
    EMPTY,
  ];
}
