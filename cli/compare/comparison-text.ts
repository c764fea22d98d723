import { withTexts } from "../../model/with-texts.ts";
import { oneLine } from "../../reports/printable.ts";
import type { Change, Comparison, Difference, PlanDifference, Trend } from "../../model/comparison.ts";

const SIGNS: Readonly<Record<Change, string>> = {
  new: "✗",
  worse: "↓",
  undecided: "?",
  unchanged: "=",
  better: "↑",
  fixed: "✓",
};

const NAMES: Readonly<Record<string, string>> = {
  verdict: "The whole",
  gates: "Gates",
  promises: "Promises, outside of the faults",
  latency: "Latency, outside of the faults",
  writes: "Writes",
};

const TRENDS: Readonly<Record<Trend, string>> = {
  worse: "✗ WORSE",
  undecided: "? UNDECIDED",
  same: "= THE SAME",
  better: "✓ BETTER",
};

/** The worst first, as people want to know it. */
const ORDER: readonly Change[] = ["new", "worse", "undecided", "fixed", "better", "unchanged"];

function countsText(differences: readonly Difference[]): string {
  const counted = ORDER.flatMap((change) => {
    const count = differences.filter((difference) => difference.change === change).length;
    return count === 0 ? [] : [`${count} ${change}`];
  });
  return counted.join(", ");
}

const noteText = (note: string | undefined): string => (note === undefined ? "" : `; ${note}`);

const line = ({ what, first, second, change, note }: Difference): string =>
  first.text === second.text
    ? `  ${SIGNS[change]} ${what}: ${first.text}`
    : `  ${SIGNS[change]} ${what}: ${first.text} → ${second.text}${change === "unchanged" ? noteText(note) : ` (${change}${noteText(note)})`}`;

/** One part of the comparison: what changed, and how much did not. */
function groupText(about: string, differences: readonly Difference[], all: boolean): readonly string[] {
  const own = differences.filter((difference) => difference.about === about);
  const told = own.filter(({ change }) => all || change !== "unchanged");
  const rest = own.length - told.length;
  const name = NAMES[about] ?? about;
  if (told.length === 0) return [`${name}: all ${rest} unchanged`, ""];
  const quiet = rest === 0 ? [] : [`  = ${rest} more unchanged`];
  return [name, ...told.map((difference) => line(difference)), ...quiet, ""];
}

const placeLines = (differences: readonly PlanDifference[]): readonly string[] =>
  differences
    .map(({ path, first, second }) => oneLine(`${path}: ${first} → ${second}`))
    .map((place) => `  ${place}`);

const MOST_PLACES = 12;

/** Places at which two runs are not the same; behind so many the rest is only counted. */
export function placesText(title: string, differences: readonly PlanDifference[]): readonly string[] {
  if (differences.length === 0) return [];
  const lines = placeLines(differences);
  const more = lines.length - MOST_PLACES;
  return [title, ...lines.slice(0, MOST_PLACES), ...(more > 0 ? [`  and ${more} more`] : []), ""];
}

const LEGEND =
  "In brackets: the 95 % interval, as far as the seconds of one run differ. One run each: another may differ by more.\n";

/** What became of each thing from the first run to the second. */
export function comparisonText(written: Comparison, all: boolean): string {
  const comparison = withTexts(written, oneLine);
  const { first, second, trend, plans, around, differences } = comparison;
  const groups = [...new Set(differences.map(({ about }) => about))];
  return [
    `${TRENDS[trend]}: ${countsText(differences)}`,
    `  first   ${first.run}  ${first.verdict}`,
    `  second  ${second.run}  ${second.verdict}`,
    "",
    ...placesText("The plans differ, and only what both have is compared", plans),
    ...groups.flatMap((about) => groupText(about, differences, all)),
    ...placesText("Not the same around it", around),
    LEGEND,
  ].join("\n");
}
