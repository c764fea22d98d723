import type { Readiness } from "../../model/readiness.ts";
import type { StatusWord } from "../words.ts";
import { BUDGET_HEAD, budgetFacts, budgetFinding, budgetRows } from "../rows/budget-rows.ts";
import { capacityFinding, capacityRows } from "../rows/capacity-rows.ts";
import { DETECTION_HEAD, DETECTION_NOTE, detectionFinding, detectionRows } from "../rows/detection-rows.ts";
import { HEALTH_HEAD, healthFinding, healthRows } from "../rows/health-rows.ts";
import { PEOPLE_HEAD, peopleFinding, peopleRows } from "../rows/people-rows.ts";
import { RECOVERY_HEAD, RECOVERY_NOTE, recoveryFinding, recoveryRows } from "../rows/recovery-rows.ts";
import { sharesFinding } from "../rows/share-rows.ts";
import { blocks, md, mdLink, mdList, mdTable } from "./escape.ts";

const word = ({ sign, text }: StatusWord): string => `${sign} ${text}`;
const cells = (row: readonly string[]): readonly string[] => row.map((cell) => md(cell));
const pairs = (rows: readonly (readonly [string, string])[]): string =>
  mdList(rows.map(([name, value]) => `${md(name)}: ${md(value)}`));

/** What the objectives forgive, and what was spent of it. */
function budgetPart(readiness: Readiness): string {
  const { figures } = readiness;
  const heading = "## The error budget of the day";
  if (figures?.budget === undefined)
    return blocks([heading, "There is no budget: no objective of this run is about calls of a day."]);
  const { budget } = figures;
  const rows = budgetRows(readiness, budget).map((row) => cells(row));
  return blocks([
    heading,
    `**${md(budgetFinding(budget))}.** ${md(sharesFinding(figures))}.`,
    pairs(budgetFacts(budget)),
    rows.length === 0 ? undefined : mdTable(BUDGET_HEAD, rows),
  ]);
}

const recoveryPart = (readiness: Readiness): string =>
  blocks([
    "## How long it took to come back",
    `**${md(recoveryFinding(readiness))}.**`,
    readiness.breaks.length === 0
      ? undefined
      : mdTable(
          RECOVERY_HEAD,
          recoveryRows(readiness).map((row) => cells(row)),
        ),
    RECOVERY_NOTE,
  ]);

function detectionPart(readiness: Readiness): string {
  const rows = detectionRows(readiness).map(({ found, name, word: inTime, fires, allowed, remark }) => [
    md(found.id),
    md(name),
    word(inTime),
    fires,
    allowed,
    md(remark),
  ]);
  return blocks([
    "## Whether anybody would be told",
    `**${md(detectionFinding(readiness))}.**`,
    rows.length === 0 ? undefined : mdTable(DETECTION_HEAD, rows),
    DETECTION_NOTE,
  ]);
}

function healthPart(readiness: Readiness): string {
  const rows = healthRows(readiness).map(({ found, word: state, cells: counts }) => [
    mdLink(found.runbook, found.id),
    word(state),
    ...counts,
  ]);
  return blocks([
    "## How far the runbooks can be trusted",
    `**${md(healthFinding(readiness))}.**`,
    rows.length === 0 ? undefined : mdTable(HEALTH_HEAD, rows),
  ]);
}

function peoplePart(readiness: Readiness): string {
  const rows = peopleRows(readiness).map(({ found, title, word: drill, cells: told }) => [
    md(found.id),
    md(title),
    word(drill),
    ...cells(told),
  ]);
  return blocks([
    "## When no fix helps: people",
    `**${md(peopleFinding(readiness))}.**`,
    rows.length === 0 ? undefined : mdTable(PEOPLE_HEAD, rows),
  ]);
}

/** What stands between the breaks and what was not tested, in the order of the page. */
export const behindPageOne = (readiness: Readiness): string =>
  blocks([
    budgetPart(readiness),
    recoveryPart(readiness),
    blocks([
      "## How much it carries",
      `**${md(capacityFinding(readiness))}.**`,
      pairs(capacityRows(readiness)),
    ]),
    detectionPart(readiness),
    healthPart(readiness),
    peoplePart(readiness),
  ]);
