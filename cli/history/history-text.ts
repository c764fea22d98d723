import { countText, shareText } from "../../model/quantities.ts";
import { shellWord } from "../../model/shell-word.ts";
import { withTexts } from "../../model/with-texts.ts";
import { oneLine } from "../../reports/printable.ts";
import type { Outcome } from "../../model/readiness.ts";
import type { PastRun } from "./past-run.ts";
import type { Past } from "./read-past.ts";

const SIGNS: Readonly<Record<Outcome | "absent", string>> = {
  withstood: "W",
  "fix-proven": "F",
  "fix-rejected": "r",
  "never-recovered": "n",
  "fixed-by-people": "P",
  "given-up": "g",
  inconclusive: "?",
  absent: "·",
};

const LEGEND =
  "W withstood, F fix proven, P fixed by people, r no fix that helps, n never recovered, g given up, ? inconclusive, · not in this run";

const BARS = Array.from("▁▂▃▄▅▆▇█");

/** Values as bars between the least and the most of them; all the same is a line of middle bars. */
export function bars(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const height = (value: number): number => (most === least ? 0.5 : (value - least) / (most - least));
  return values.map((value) => BARS[Math.round(height(value) * (BARS.length - 1))]).join("");
}

/** Rows in columns as wide as their widest cell. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/** `2012-11-06 18:00` */
const dateText = (startedAt: string): string => startedAt.slice(0, 16).replace("T", " ");

function rowOf(past: PastRun, breaks: readonly string[]): readonly string[] {
  const signs = breaks.map((id) => SIGNS[past.breaks.find((found) => found.id === id)?.outcome ?? "absent"]);
  return [
    dateText(past.startedAt),
    past.isLed ? "led by people" : past.verdict,
    past.score === undefined ? "–" : String(Math.round(past.score)),
    countText(past.calls),
    past.share === undefined ? "–" : shareText(past.share),
    ...signs,
    past.open.length === 0 ? "none" : past.open.join(", "),
  ];
}

const trendLine = (
  name: string,
  values: readonly number[],
  text: (value: number) => string,
): readonly string[] =>
  values.length < 2
    ? []
    : [`${name.padEnd(6)} ${bars(values)}  ${text(Math.min(...values))} to ${text(Math.max(...values))}`];

/** The runs of one scenario, the newest last. */
function scenarioText(runs: readonly PastRun[]): readonly string[] {
  const breaks = [...new Set(runs.flatMap((past) => past.breaks.map(({ id }) => id)))];
  // A rehearsal that people led has steady traffic: its share is no point of this line.
  const days = runs.filter(({ isLed }) => !isLed);
  const { id = "", title = "" } = runs.at(-1)?.scenario ?? {};
  const head = [
    "started",
    "verdict",
    "score",
    "calls",
    "good",
    ...breaks.map((_, index) => `${index + 1}`),
    "open gates",
  ];
  return [
    `${title} (${id}), ${runs.length} ${runs.length === 1 ? "run" : "runs"}, the newest last`,
    "",
    ...table([head, ...runs.map((past) => rowOf(past, breaks))]),
    "",
    ...breaks.map((name, index) => `${index + 1} ${name}`),
    LEGEND,
    "",
    ...trendLine(
      "good",
      days.flatMap(({ share }) => share ?? []),
      shareText,
    ),
    ...trendLine(
      "score",
      days.flatMap(({ score }) => score ?? []),
      (score) => String(Math.round(score)),
    ),
    "",
  ];
}

/** How to see what changed between the two newest of a scenario. */
function compareHint(runs: readonly PastRun[]): readonly string[] {
  const [before, last] = runs.filter(({ isLed }) => !isLed).slice(-2);
  if (before === undefined || last === undefined) return [];
  return [`What changed: gameday compare ${shellWord(before.folder)} ${shellWord(last.folder)}`, ""];
}

/** The trend of each scenario, and what could not be read. */
export function historyText(past: Past): string {
  const { runs, unreadable } = withTexts(past, oneLine);
  const ids = [...new Set(runs.map(({ scenario }) => scenario.id))];
  return [
    ...ids.flatMap((id) => {
      const own = runs.filter(({ scenario }) => scenario.id === id);
      return [...scenarioText(own), ...compareHint(own)];
    }),
    ...(unreadable.length === 0 ? [] : ["Not read:"]),
    ...unreadable.map(({ folder, why }) => `  ${folder}: ${why}`),
    "Good counts calls outside of the faults; the score is for the trend only.",
    "",
  ].join("\n");
}
