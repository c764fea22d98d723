import { shellWord } from "../model/shell-word.ts";
import { dateText, isTabletop, type Freshness, type ReadRunbook } from "../runbooks/index.ts";

export interface JudgedRunbook {
  readonly runbook: ReadRunbook;
  readonly freshness: Freshness;
}

const SIGN = { fresh: " ", stale: "✗", orphan: "✗" } as const;

type Line = (text: string) => string;

const idOf = ({ runbook }: JudgedRunbook): string => runbook.frontMatter.id;

function reasonsOf({ freshness }: JudgedRunbook): readonly string[] {
  if (freshness.kind !== "fresh") return freshness.reasons.map(({ text }) => text);
  return freshness.isDueSoon ? ["review is due within a week"] : [];
}

/** Only what somebody has talked through has a day by which to do so again. */
const byText = ({ runbook, freshness }: JudgedRunbook): string =>
  isTabletop(runbook) && freshness.reviewBy === "unknown"
    ? "no talk yet"
    : `review by ${dateText(freshness.reviewBy)}`;

/** The runbook in one line, and below it each reason. */
function rowsOf(judged: JudgedRunbook, width: number, line: Line): readonly string[] {
  const { freshness } = judged;
  const isDueSoon = freshness.kind === "fresh" && freshness.isDueSoon;
  const sign = isDueSoon ? "!" : SIGN[freshness.kind];
  const head = `${sign} ${line(idOf(judged)).padEnd(width)}  ${freshness.kind.padEnd(6)}  ${byText(judged)}`;
  return [head, ...reasonsOf(judged).map((reason) => `    ${line(reason)}`)];
}

/** Whether its own words are as they would be written today. */
const hasGoodWords = ({ freshness }: JudgedRunbook): boolean =>
  freshness.kind === "stale" && !freshness.reasons.some(({ kind }) => kind === "words");

/** Whether no run can make it fresh again, for all it lacks is a talk. */
const lacksTalk = (one: JudgedRunbook): boolean => isTabletop(one.runbook) && hasGoodWords(one);

/** What to type about those that are not fresh. */
function nextSteps(stale: readonly JudgedRunbook[], line: Line): readonly string[] {
  const talks = stale.filter(lacksTalk);
  const runs = stale.filter((one) => !lacksTalk(one));
  const scenarios = runs.flatMap(({ runbook, freshness }) => {
    const { inputs } = runbook.frontMatter.verification;
    return freshness.kind === "orphan" || inputs === "unknown" ? [] : [inputs.scenario.file];
  });
  const orphans = stale.filter(({ freshness }) => freshness.kind === "orphan");
  return [
    ...[...new Set(scenarios)].map(
      (file) =>
        `Rehearse again:    gameday run ${line(shellWord(file))}, then gameday runbook publish RUN --to FOLDER`,
    ),
    ...runs
      .filter((one) => hasGoodWords(one))
      .slice(0, 1)
      .map((one) => `Or only one break: gameday runbook verify ${line(idOf(one))} --write`),
    ...talks.map(
      ({ runbook }) =>
        `Talk it through:   ${line(runbook.file)}, then write the day there (last_reviewed_on) and into "talked" of the scenario`,
    ),
    ...orphans.map(({ runbook }) => `Nobody tests it any more; delete it: ${line(runbook.file)}`),
  ];
}

/** All runbooks with why they are out of date, then what to do about it. */
export function staleText(judged: readonly JudgedRunbook[], line: Line): string {
  const width = Math.max(...judged.map((one) => line(idOf(one)).length));
  const stale = judged.filter(({ freshness }) => freshness.kind !== "fresh");
  const count = `${judged.length} ${judged.length === 1 ? "runbook" : "runbooks"}`;
  return [
    ...judged.flatMap((one) => rowsOf(one, width, line)),
    "",
    stale.length === 0
      ? `${count}, all fresh.`
      : `${stale.length} of ${count} cannot be trusted as they are.`,
    ...nextSteps(stale, line),
    "",
  ].join("\n");
}
